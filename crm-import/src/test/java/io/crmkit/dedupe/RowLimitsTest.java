package io.crmkit.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.dedupe.block.Candidates;
import io.crmkit.dedupe.compare.FieldSource;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.learn.Single;
import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.table.RecordTable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whether a row may have two partners is told by how many good ones rows have. */
class RowLimitsTest {

  private static final int MANY = Integer.MAX_VALUE;

  private final Map<Long, Double> scores = new TreeMap<>();
  private int rows;

  private static Records records(int rows, boolean link) {
    RecordTable.Builder table = RecordTable.of(List.of("name"));
    for (int i = 0; i < rows; i++) {
      table.add(link ? i % 2 : 0, List.of("name " + i));
    }
    RecordTable built = table.build();
    return Records.of(built, List.of(
        new FieldSource(FieldKind.NAME, built.columns().get(0), FieldSource.Personal.SHARED)));
  }

  /** Adds so many things, each of which is there so often, with these scores of their pairs. */
  private RowLimitsTest things(int count, int times, double score) {
    for (int thing = 0; thing < count; thing++) {
      for (int i = 0; i < times; i++) {
        for (int j = 0; j < i; j++) {
          scores.put(Candidates.pair(rows + j, rows + i), score);
        }
      }
      rows += times;
    }
    return this;
  }

  private int[] most(boolean link, Single once) {
    long[] pairs = scores.keySet().stream().mapToLong(Long::longValue).toArray();
    double[] each = scores.values().stream().mapToDouble(Double::doubleValue).toArray();
    return RowLimits.most(records(rows, link), pairs, each, once);
  }

  private int[] most() {
    return most(false, Single.neither());
  }

  @Test
  void thereIsNothingThriceWhereHardlyAnyRowHasTwoGoodPartners() {
    assertThat(things(200, 2, 15).most()).containsExactly(2, MANY);
    assertThat(things(1, 3, 15).most()).containsExactly(2, MANY);
  }

  @Test
  void partnersThatAreNotAsGoodDoNotCount() {
    assertThat(things(200, 2, 15).things(30, 3, 8).most()).containsExactly(2, MANY);
  }

  @Test
  void someThingsThatAreThereThriceLetAllBeThereOften() {
    assertThat(things(200, 2, 15).things(5, 3, 15).most()).containsExactly(MANY, MANY);
  }

  @Test
  void oneThingThatIsThereManyTimesLetsAllBeThereOften() {
    assertThat(things(1000, 2, 15).things(1, 20, 15).most()).containsExactly(MANY, MANY);
  }

  @Test
  void fewRowsDoNotTell() {
    assertThat(things(9, 2, 15).most()).containsExactly(MANY, MANY);
  }

  @Test
  void inALinkItIsWhatIsThereOnceThatTells() {
    assertThat(things(200, 2, 15).most(true, new Single(false, true))).containsExactly(MANY, 1);
    assertThat(most(true, new Single(true, false))).containsExactly(1, MANY);
  }
}
