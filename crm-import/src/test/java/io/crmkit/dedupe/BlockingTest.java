package io.crmkit.dedupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.dedupe.block.Probing;
import io.crmkit.dedupe.compare.FieldSource;
import io.crmkit.dedupe.compare.Levels;
import io.crmkit.dedupe.compare.PairComparer;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.learn.Totals;
import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.table.RecordTable;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is alike by chance is as frequent as it is among all pairs, also where a plan decides what is compared. */
class BlockingTest {

  private static final List<String> COLUMNS = List.of("email", "name", "team");
  private static final List<FieldKind> KINDS = List.of(FieldKind.EMAIL, FieldKind.NAME, FieldKind.CODE);
  private static final int PEOPLE = 1_600;

  /** One in four is there twice, with the address and mostly the name; twelve or so are in a team. */
  private static Records people() {
    Random random = new Random(11);
    RecordTable.Builder rows = RecordTable.of(COLUMNS);
    for (int i = 0; i < PEOPLE; i++) {
      String name = "name" + random.nextInt(300);
      rows.add(0, List.of("someone" + 7919 * i + "@example.org", name, team(random)));
      if (i % 4 == 0) {
        rows.add(0, List.of("someone" + 7919 * i + "@example.org", i % 16 == 0 ? "" : name, team(random)));
      }
    }
    RecordTable table = rows.build();
    return Records.of(table, IntStream.range(0, COLUMNS.size()).mapToObj(column -> new FieldSource(
        KINDS.get(column), table.columns().get(column), FieldSource.Personal.SHARED)).toList());
  }

  private static String team(Random random) {
    return "T" + (1_000 + random.nextInt(170));
  }

  @ParameterizedTest
  @CsvSource({"700, 2000", "700, 1100"})
  void countsNothingTwiceThatNoKeyOfThePlanBringsTogether(int probes, int among) {
    Records records = people();
    Blocking blocking = new Blocking(records, MatchOptions.usual(), new Probing.Sizes(1_000, probes, among));
    assertThat(blocking.probe()).isEmpty();
    Comparisons comparisons = blocking.comparisons();
    double all = (double) records.rows().pairs();
    Totals told = Totals.of(blocking.compared(comparisons), blocking.sampled(comparisons), all, COLUMNS.size());

    assertThat(comparisons.pairs().length).isLessThan(PEOPLE);
    for (int field = 0; field < COLUMNS.size(); field++) {
      int place = field;
      double equal = equal(level -> told.pairs(place, level));
      double[] counted = counted(records, place);
      double really = equal(level -> counted[level]);
      assertThat(equal / really).as(COLUMNS.get(field)).isCloseTo(1, within(0.2));
    }
  }

  /** Of 1,728 records with three colours each, none of which two have in common by more than chance. */
  @ParameterizedTest
  @CsvSource({"1000, true", "1728, false"})
  void refusesWhatAFewTellNothingAboutIfAllAreTooManyToCompare(int among, boolean refused) {
    RecordTable.Builder rows = RecordTable.of(List.of("front", "back", "inside"));
    for (int i = 0; i < 1_728; i++) {
      rows.add(0, List.of("front" + i % 12, "back" + i / 12 % 12, "inside" + i / 144));
    }
    RecordTable table = rows.build();
    Records records = Records.of(table, table.columns().stream()
        .map(column -> new FieldSource(FieldKind.CATEGORY, column, FieldSource.Personal.SHARED)).toList());

    assertThat(new Blocking(records, MatchOptions.usual(), new Probing.Sizes(1_000, 200, among)).probe().isPresent())
        .isEqualTo(refused);
  }

  private static double equal(IntToDoubleFunction pairs) {
    return IntStream.range(Levels.EQUAL, Levels.COUNT).mapToDouble(pairs).sum();
  }

  /** All pairs, each looked at. */
  private static double[] counted(Records records, int field) {
    double[] counts = new double[Levels.COUNT];
    PairComparer comparer = new PairComparer.Source(records).comparer();
    for (int one = 0; one < records.size(); one++) {
      for (int other = one + 1; other < records.size(); other++) {
        counts[Levels.of(comparer.compare(one, other), field)] += records.pairs(one, other);
      }
    }
    return counts;
  }
}
