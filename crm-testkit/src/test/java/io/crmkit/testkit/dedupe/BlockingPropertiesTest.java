package io.crmkit.testkit.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.progress.Cancellation;
import io.crmkit.dedupe.MatchOptions;
import io.crmkit.dedupe.Matcher;
import io.crmkit.dedupe.Matching;
import io.crmkit.dedupe.block.Candidates;
import io.crmkit.dedupe.block.PlanBlocks;
import io.crmkit.dedupe.block.PlanKeys;
import io.crmkit.dedupe.compare.Field;
import io.crmkit.dedupe.compare.FieldSource;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.json.MatchModelJson;
import io.crmkit.dedupe.measure.Texts;
import io.crmkit.dedupe.model.BlockingKey;
import io.crmkit.dedupe.model.BlockingPlan;
import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.model.KeyPart;
import io.crmkit.dedupe.model.KeyTake;
import io.crmkit.dedupe.model.MatchModel;
import io.crmkit.dedupe.table.RecordTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Which records are compared is a matter of each record and the plan. */
class BlockingPropertiesTest {

  private static final List<String> COLUMNS = List.of("given_name", "surname", "street", "email");
  private static final List<FieldKind> KINDS =
      List.of(FieldKind.NAME, FieldKind.NAME, FieldKind.ADDRESS, FieldKind.EMAIL);
  private static final BlockingPlan PLAN = new BlockingPlan(List.of(
      key(new KeyTake("email", KeyPart.LOCAL)),
      key(new KeyTake("given_name", KeyPart.VALUE), new KeyTake("surname", KeyPart.VALUE)),
      key(new KeyTake("street", KeyPart.WORD), new KeyTake("surname", KeyPart.INITIAL)),
      key(new KeyTake("given_name", KeyPart.BEGINNING), new KeyTake("street", KeyPart.VALUE),
          new KeyTake("email", KeyPart.VALUE))), 3, List.of());

  private static BlockingKey key(KeyTake... takes) {
    return new BlockingKey(List.of(takes));
  }

  @Property(tries = 150)
  void thosePairsShareAKeyThatFewHave(@ForAll("rows") List<List<String>> rows) {
    Records records = records(rows);
    PlanBlocks blocks = PlanBlocks.of(records, PLAN, Cancellation.never());

    assertThat(blocks.pairs()).containsExactly(sharing(keys(records, PLAN), PLAN.mostPerKey()));
    Statistics.label("pairs").collect(blocks.pairs().length > 0);
    Statistics.label("pairs").coverage(seen -> seen.check(true).count(n -> n > 0));
    Statistics.label("too frequent").collect(!blocks.plan().frequent().isEmpty());
    Statistics.label("too frequent").coverage(seen -> seen.check(true).count(n -> n > 0));
  }

  /** So the keys of one record need no other record: with what the plan knows, none is left that too many have. */
  @Property(tries = 50)
  void aPlanKnowsWhichKeysWereTooFrequent(@ForAll("rows") List<List<String>> rows) {
    Records records = records(rows);
    BlockingPlan plan = PlanBlocks.of(records, PLAN, Cancellation.never()).plan();

    assertThat(sharing(keys(records, plan), rows.size())).containsExactly(
        PlanBlocks.of(records, PLAN, Cancellation.never()).pairs());
    assertThat(PlanBlocks.of(records, plan, Cancellation.never()).plan().frequent()).isEmpty();
  }

  /** Eleven thousand people, too many for all that they share: few pairs, and nearly every true one among them. */
  @Example
  void learnsKeysThatFindNearlyAllForFewPairs() {
    List<GeneratedPerson> people = PeopleGenerator.builder(11_000).seed(7).build().people().toList();
    RecordTable.Builder rows = RecordTable.of(PersonColumn.headers().subList(1, PersonColumn.headers().size()));
    people.forEach(person -> rows.add(0, person.values().subList(1, person.values().size())));
    RecordTable table = rows.build();
    Matching matching = Matcher.of(MatchOptions.usual()).learn(table).orElseThrow();

    assertThat(matching.compared()).isLessThan(6 * people.size());
    assertThat(found(people, matching)).isGreaterThan(0.985);
    MatchModel model = MatchModelJson.read(MatchModelJson.write(matching.model())).orElseThrow();
    assertThat(Matcher.of(MatchOptions.usual()).match(model, table).compared()).isEqualTo(matching.compared());
  }

  private static double found(List<GeneratedPerson> people, Matching matching) {
    Map<Long, List<Integer>> rows = new HashMap<>();
    for (int row = 0; row < people.size(); row++) {
      rows.computeIfAbsent(people.get(row).entity(), entity -> new ArrayList<>()).add(row);
    }
    int all = 0;
    int compared = 0;
    for (List<Integer> same : rows.values()) {
      for (int one : same) {
        for (int other : same) {
          all += one < other ? 1 : 0;
          compared += one < other && matching.wasCompared(one, other) ? 1 : 0;
        }
      }
    }
    return (double) compared / all;
  }

  private static Records records(List<List<String>> rows) {
    RecordTable.Builder builder = RecordTable.of(COLUMNS);
    rows.forEach(row -> builder.add(0, row));
    RecordTable table = builder.build();
    List<FieldSource> sources = new ArrayList<>();
    for (int i = 0; i < KINDS.size(); i++) {
      sources.add(new FieldSource(KINDS.get(i), table.columns().get(i), FieldSource.Personal.SHARED));
    }
    return Records.of(table, sources);
  }

  private static List<long[]> keys(Records records, BlockingPlan plan) {
    int[] partners = records.fields().stream().mapToInt(Field::partner).toArray();
    PlanKeys keys = PlanKeys.of(plan, COLUMNS, partners);
    List<long[]> found = new ArrayList<>();
    for (int record = 0; record < records.size(); record++) {
      List<String> values = new ArrayList<>();
      for (Field field : records.fields()) {
        values.add(field.code(record) < 0 ? "" : field.values().get(field.code(record)));
      }
      found.add(keys.of(Texts.of(values)));
    }
    return found;
  }

  /** The definition: all pairs, each looked at. */
  private static long[] sharing(List<long[]> keys, int most) {
    Map<Long, Integer> counts = new HashMap<>();
    keys.forEach(own -> Arrays.stream(own).forEach(key -> counts.merge(key, 1, Integer::sum)));
    Set<Long> pairs = new TreeSet<>();
    for (int one = 0; one < keys.size(); one++) {
      for (int other = one + 1; other < keys.size(); other++) {
        long[] theirs = keys.get(other);
        if (Arrays.stream(keys.get(one)).anyMatch(
            key -> counts.getOrDefault(key, 0) <= most && Arrays.binarySearch(theirs, key) >= 0)) {
          pairs.add(Candidates.pair(one, other));
        }
      }
    }
    return pairs.stream().mapToLong(Long::longValue).toArray();
  }

  @Provide
  Arbitrary<List<List<String>>> rows() {
    Arbitrary<String> given = Arbitraries.of("anna", "annabel", "ben", "meier", "");
    Arbitrary<String> surname = Arbitraries.of("meier", "meyer", "ott", "anna", "");
    Arbitrary<String> street = Arbitraries.of("1 main street", "2 main street", "7 elm street", "");
    Arbitrary<String> email = Arbitraries.of("anna@x.org", "anna@y.org", "meier@x.org", "");
    return Combinators.combine(given, surname, street, email).as(List::of).list().ofMinSize(2).ofMaxSize(14);
  }
}
