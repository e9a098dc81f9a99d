package io.crmkit.testkit.ai.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.action.capacity.Assignment;
import io.crmkit.ai.action.capacity.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds of assignments; the reference tries all of them. */
class AssignmentPropertiesTest {

  private static final long STEP = 1_000;
  /** So many that no table holds them all. */
  private static final long MANY = 1L << 30;

  @Property
  void onePoolIsDividedAsWellAsCanBe(
      @ForAll("ofOnePool") List<List<Option>> customers, @ForAll("capacities") List<Long> capacities) {
    List<Long> one = capacities.subList(0, 1);
    Assignment assignment = Assignment.of(customers, one);

    assertIsWithin(assignment, customers, one);
    assertThat(assignment.gap()).isZero();
    assertThat(assignment.worth()).isEqualTo(best(customers, 0, one));
    boolean isScarce = best(customers, 0, List.of(1_000L)) > assignment.worth();
    Statistics.collect(isScarce ? "scarce" : "enough");
    Statistics.coverage(seen -> seen.check("scarce").percentage(share -> share > 6));
  }

  @Property
  void severalPoolsOfFewUnitsAreDividedAsWellAsCanBe(
      @ForAll("ofTwoPools") List<List<Option>> customers, @ForAll("capacities") List<Long> capacities) {
    Assignment assignment = Assignment.of(customers, capacities);

    assertIsWithin(assignment, customers, capacities);
    assertThat(assignment.gap()).isZero();
    assertThat(assignment.worth()).isEqualTo(best(customers, 0, capacities));
  }

  /** One more customer, who would like something of each for next to nothing, makes a problem for a table of it. */
  @Property
  void slotsOfSeveralPoolsAreDividedAsATableOfAllUnitsDividesThem(
      @ForAll("slots") List<List<Option>> customers, @ForAll("threeCapacities") List<Long> capacities) {
    Assignment assignment = Assignment.of(customers, capacities);
    List<List<Option>> more = new ArrayList<>(customers);
    more.add(List.of(new Option(1, List.of(1L, 1L, 1L))));
    Assignment table = Assignment.of(more, capacities);

    assertIsWithin(assignment, customers, capacities);
    assertThat(assignment.gap()).isZero();
    assertThat(assignment.worth()).isEqualTo(table.worth() / STEP * STEP);
    boolean isScarce = Assignment.of(customers, List.of(1_000L, 1_000L, 1_000L)).worth() > assignment.worth();
    Statistics.collect(isScarce ? "scarce" : "enough");
    Statistics.coverage(seen -> seen.check("scarce").percentage(share -> share > 20));
  }

  @Property
  void manyUnitsOfSeveralPoolsAreNeverOverdrawnAndTheBoundIsTrue(
      @ForAll("ofTwoPools") List<List<Option>> few, @ForAll("capacities") List<Long> capacities) {
    List<List<Option>> customers = few.stream()
        .map(options -> options.stream().map(AssignmentPropertiesTest::many).toList()).toList();
    List<Long> many = capacities.stream().map(units -> units * MANY + 1).toList();
    Assignment assignment = Assignment.of(customers, many);
    long best = best(customers, 0, many);

    assertIsWithin(assignment, customers, many);
    assertThat(assignment.worth()).isLessThanOrEqualTo(best);
    assertThat(assignment.bound()).isGreaterThanOrEqualTo(best);
    Statistics.collect(assignment.gap() == 0 ? "proven" : assignment.worth() == best ? "best" : "nearly");
    Statistics.coverage(seen -> {
      seen.check("proven").percentage(share -> share > 30);
      seen.check("best").percentage(share -> share > 1);
    });
  }

  private static Option many(Option option) {
    return new Option(option.worth(), option.needs().stream().map(units -> units * MANY).toList());
  }

  private static void assertIsWithin(Assignment assignment, List<List<Option>> customers, List<Long> capacities) {
    long[] left = capacities.stream().mapToLong(Long::longValue).toArray();
    long worth = 0;
    for (int customer = 0; customer < customers.size(); customer++) {
      int chosen = assignment.chosen().get(customer);
      if (chosen != Assignment.NOTHING) {
        Option option = customers.get(customer).get(chosen);
        worth += option.worth();
        for (int pool = 0; pool < left.length; pool++) {
          left[pool] -= option.needs().get(pool);
        }
      }
    }
    assertThat(worth).isEqualTo(assignment.worth());
    assertThat(LongStream.of(left)).allMatch(units -> units >= 0);
  }

  private static long best(List<List<Option>> customers, int customer, List<Long> left) {
    if (customer == customers.size()) {
      return 0;
    }
    long best = best(customers, customer + 1, left);
    for (Option option : customers.get(customer)) {
      List<Long> after = LongStream.range(0, left.size())
          .mapToObj(pool -> left.get((int) pool) - option.needs().get((int) pool)).toList();
      if (after.stream().allMatch(units -> units >= 0)) {
        best = Math.max(best, option.worth() + best(customers, customer + 1, after));
      }
    }
    return best;
  }

  @Provide
  Arbitrary<List<List<Option>>> ofOnePool() {
    return ActionArbitraries.customers(1);
  }

  @Provide
  Arbitrary<List<List<Option>>> ofTwoPools() {
    return ActionArbitraries.customers(2);
  }

  @Provide
  Arbitrary<List<List<Option>>> slots() {
    return ActionArbitraries.slots(25, 3, STEP);
  }

  @Provide
  Arbitrary<List<Long>> threeCapacities() {
    return Arbitraries.longs().between(0, 25).list().ofSize(3);
  }

  @Provide
  Arbitrary<List<Long>> capacities() {
    return Arbitraries.longs().between(0, 8).list().ofSize(2);
  }
}
