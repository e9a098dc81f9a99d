package io.crmkit.dedupe.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.dedupe.compare.FieldSource;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.model.BlockingKey;
import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.model.KeyPart;
import io.crmkit.dedupe.model.KeyTake;
import io.crmkit.dedupe.table.RecordTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTrialTest {

  private static final int RECORDS = 6_000;
  private static final List<Integer> LIMITS = List.of(8, 16, 32, 50);
  private static final BlockingKey BLOCK = new BlockingKey(List.of(new KeyTake("block", KeyPart.VALUE)));

  /** Blocks of so many records each. */
  private static Records blocks(int size) {
    RecordTable.Builder rows = RecordTable.of(List.of("block", "number"));
    for (int row = 0; row < RECORDS; row++) {
      rows.add(0, List.of("b" + row / size, "n" + row));
    }
    RecordTable table = rows.build();
    return Records.of(table, List.of(
        new FieldSource(FieldKind.CODE, table.columns().get(0), FieldSource.Personal.SHARED),
        new FieldSource(FieldKind.CODE, table.columns().get(1), FieldSource.Personal.SHARED)));
  }

  /** Looks at so few of the keys that most blocks are seen with one record of them. */
  private static List<KeyTrial.Result> tried(Records records, int keys) {
    return new KeyTrial(records, new long[0], new KeyTrial.Bounds(RECORDS, 1_000, keys)).of(BLOCK, LIMITS).byLimit();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 8})
  void isNotTakenForFreeWhereFewRecordsAreCounted(int size) {
    double pairs = RECORDS * (size - 1) / 2.0;
    for (int keys : new int[] {RECORDS, 2_000, 600}) {
      for (KeyTrial.Result result : tried(blocks(size), keys)) {
        assertThat(result.pairs()).as("%d counted", keys).isBetween(0.7 * pairs, 3 * pairs + RECORDS / 10.0);
      }
    }
  }

  @Test
  void isNotChargedForBlocksThatAreNotCompared() {
    assertThat(tried(blocks(2_000), 600)).allSatisfy(result -> assertThat(result.pairs()).isLessThan(RECORDS / 5.0));
  }

  @Test
  void isWhatItCostsWhereAllAreCounted() {
    assertThat(tried(blocks(12), RECORDS)).extracting(KeyTrial.Result::pairs)
        .satisfies(pairs -> assertThat(pairs.get(0)).isLessThan(5))
        .satisfies(pairs -> assertThat(pairs.get(1)).isBetween(RECORDS * 5.5, RECORDS * 5.5 + 5));
  }
}
