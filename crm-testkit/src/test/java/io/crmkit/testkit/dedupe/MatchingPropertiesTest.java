package io.crmkit.testkit.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.dedupe.Explanation;
import io.crmkit.dedupe.MatchOptions;
import io.crmkit.dedupe.Matcher;
import io.crmkit.dedupe.Matching;
import io.crmkit.dedupe.json.MatchModelJson;
import io.crmkit.dedupe.parallel.Workers;
import io.crmkit.dedupe.table.RecordTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds for every table, whatever was learned from it. */
class MatchingPropertiesTest {

  private static final List<String> COLUMNS = List.of("given_name", "surname", "birthdate", "street", "email");

  @Property(tries = 40)
  void theOrderOfTheRowsChangesNothing(@ForAll("tables") List<List<String>> rows, @ForAll long seed) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    Matcher.Outcome here = Matcher.of(MatchOptions.usual()).learn(table(rows));
    Matcher.Outcome there = Matcher.of(MatchOptions.usual()).learn(table(order.stream().map(rows::get).toList()));

    assertThat(there.getClass()).isEqualTo(here.getClass());
    Statistics.collect(here instanceof Matcher.Outcome.Matched);
    Statistics.coverage(seen -> seen.check(true).count(n -> n > 0));
    if (here instanceof Matcher.Outcome.Matched one && there instanceof Matcher.Outcome.Matched other) {
      assertThat(MatchModelJson.write(other.matching().model()))
          .isEqualTo(MatchModelJson.write(one.matching().model()));
      assertThat(contents(other.matching(), order, rows)).isEqualTo(contents(one.matching(), identity(rows), rows));
    }
  }

  @Property(tries = 25)
  void theNumberOfThreadsChangesNothing(@ForAll("tables") List<List<String>> rows) {
    ExecutorService executor = Executors.newFixedThreadPool(3);
    try {
      Matcher.Outcome one = Matcher.of(MatchOptions.usual()).learn(table(rows));
      Matcher.Outcome more = Matcher.of(MatchOptions.usual().on(Workers.of(executor, 4))).learn(table(rows));

      assertThat(more.getClass()).isEqualTo(one.getClass());
      if (one instanceof Matcher.Outcome.Matched single && more instanceof Matcher.Outcome.Matched several) {
        assertThat(MatchModelJson.write(several.matching().model()))
            .isEqualTo(MatchModelJson.write(single.matching().model()));
        for (int row = 0; row < rows.size(); row++) {
          assertThat(several.matching().cluster(row)).isEqualTo(single.matching().cluster(row));
        }
      }
    } finally {
      executor.shutdown();
    }
  }

  @Property(tries = 25)
  void scoresAreSymmetricAndTheSumOfTheirParts(@ForAll("tables") List<List<String>> rows, @ForAll long seed) {
    Matcher.Outcome outcome = Matcher.of(MatchOptions.usual()).learn(table(rows));
    if (!(outcome instanceof Matcher.Outcome.Matched matched)) {
      return;
    }
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      int left = random.nextInt(rows.size());
      int right = random.nextInt(rows.size());
      Explanation why = matched.matching().explain(left, right);
      assertThat(matched.matching().score(right, left)).isEqualTo(why.score());
      assertThat(why.parts().stream().mapToDouble(Explanation.Part::weight).sum()).isEqualTo(why.score());
      for (Explanation.Part part : why.decisive()) {
        assertThat(why.score() - part.weight() >= why.threshold()).isNotEqualTo(why.matches());
      }
    }
  }

  @Property(tries = 25)
  void aClusterIsNamedByItsFirstRowAndHoldsEqualRows(@ForAll("tables") List<List<String>> rows) {
    Matcher.Outcome outcome = Matcher.of(MatchOptions.usual()).learn(table(rows));
    if (!(outcome instanceof Matcher.Outcome.Matched matched)) {
      return;
    }
    Matching matching = matched.matching();
    for (int row = 0; row < rows.size(); row++) {
      int first = matching.cluster(row);
      assertThat(first).isLessThanOrEqualTo(row);
      assertThat(matching.cluster(first)).isEqualTo(first);
      int same = rows.indexOf(rows.get(row));
      boolean enough = matching.score(row, same) >= matching.model().threshold();
      if (enough) {
        assertThat(matching.cluster(row)).isEqualTo(matching.cluster(same));
      }
    }
  }

  /** Too many for all pairs, so that blocks decide; up to 10,000 rows those that are alike are found, beyond not. */
  @Property(generation = GenerationMode.EXHAUSTIVE)
  void neitherOrderNorThreadsChangeAnythingWhereBlocksDecide(@ForAll("sizes") int size) {
    List<List<String>> rows = PeopleGenerator.builder(size).seed(size).build().people()
        .map(each -> each.values().subList(1, each.values().size())).toList();
    List<Integer> order = new ArrayList<>(identity(rows));
    Collections.shuffle(order, new Random(size));
    Matching here = Matcher.of(MatchOptions.usual()).learn(people(rows)).orElseThrow();
    ExecutorService executor = Executors.newFixedThreadPool(3);
    try {
      Matching there = Matcher.of(MatchOptions.usual().on(Workers.of(executor, 4)))
          .learn(people(order.stream().map(rows::get).toList())).orElseThrow();

      assertThat(here.compared()).isLessThan(size * (size - 1) / 4).isEqualTo(there.compared());
      assertThat(MatchModelJson.write(there.model())).isEqualTo(MatchModelJson.write(here.model()));
      assertThat(contents(there, order, rows)).isEqualTo(contents(here, identity(rows), rows));
    } finally {
      executor.shutdown();
    }
  }

  @Provide
  Arbitrary<Integer> sizes() {
    return Arbitraries.of(1500, 10_500);
  }

  private static RecordTable people(List<List<String>> rows) {
    List<String> headers = PersonColumn.headers();
    RecordTable.Builder builder = RecordTable.of(headers.subList(1, headers.size()));
    rows.forEach(row -> builder.add(0, row));
    return builder.build();
  }

  /** The contents of the clusters, which is all that can be compared where equal rows changed places. */
  private static List<String> contents(Matching matching, List<Integer> order, List<List<String>> rows) {
    TreeMap<Integer, List<String>> clusters = new TreeMap<>();
    for (int place = 0; place < order.size(); place++) {
      clusters.computeIfAbsent(matching.cluster(place), first -> new ArrayList<>())
          .add(rows.get(order.get(place)).toString());
    }
    return clusters.values().stream().map(each -> each.stream().sorted().toList().toString()).sorted().toList();
  }

  private static List<Integer> identity(List<List<String>> rows) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      order.add(i);
    }
    return order;
  }

  private static RecordTable table(List<List<String>> rows) {
    RecordTable.Builder builder = RecordTable.of(COLUMNS);
    rows.forEach(row -> builder.add(0, row));
    return builder.build();
  }

  /** A few dozen people of few names, some of them twice or thrice and damaged. */
  @Provide
  Arbitrary<List<List<String>>> tables() {
    return Combinators.combine(Arbitraries.integers().between(30, 90), Arbitraries.longs()).as((people, seed) -> {
      Random random = new Random(seed);
      List<List<String>> rows = new ArrayList<>();
      for (int i = 0; i < people; i++) {
        List<String> person = person(random);
        for (int copy = 0; copy < 1 + random.nextInt(2) * random.nextInt(3); copy++) {
          rows.add(copy == 0 || random.nextInt(4) == 0 ? person : damaged(person, random));
        }
      }
      Collections.shuffle(rows, random);
      return rows;
    });
  }

  private static List<String> person(Random random) {
    String given = List.of("anna", "ben", "carla", "dora", "emil", "fritz", "greta").get(random.nextInt(7));
    String surname = List.of("meier", "schulz", "novak", "rossi", "дубов", "o'brien").get(random.nextInt(6));
    return List.of(given, surname,
        "19%02d-0%d-1%d".formatted(random.nextInt(90), 1 + random.nextInt(9), random.nextInt(9)),
        (1 + random.nextInt(60)) + " main street", given + random.nextInt(500) + "@example.org");
  }

  private static List<String> damaged(List<String> person, Random random) {
    List<String> damaged = new ArrayList<>(person);
    int field = random.nextInt(5);
    String value = damaged.get(field);
    damaged.set(field, random.nextInt(3) == 0 ? "" : value.substring(0, value.length() - 1));
    if (random.nextInt(6) == 0) {
      damaged.set(0, person.get(1));
      damaged.set(1, person.get(0));
    }
    return damaged;
  }
}
