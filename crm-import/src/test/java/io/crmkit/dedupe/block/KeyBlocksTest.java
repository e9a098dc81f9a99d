package io.crmkit.dedupe.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.dedupe.compare.FieldSource;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.table.RecordTable;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyBlocksTest {

  private static final int EACH = 30;

  /** So many rows of each customer, who are equal but for a note. */
  private static Records customers(int customers) {
    RecordTable.Builder rows = RecordTable.of(List.of("name", "email", "note"));
    for (int row = 0; row < customers * EACH; row++) {
      int customer = row / EACH;
      rows.add(0, List.of("name" + customer, "someone" + customer + "@example.org", "n" + row));
    }
    RecordTable table = rows.build();
    List<FieldKind> kinds = List.of(FieldKind.NAME, FieldKind.EMAIL, FieldKind.CODE);
    return Records.of(table, IntStream.range(0, 3).mapToObj(column -> new FieldSource(
        kinds.get(column), table.columns().get(column), FieldSource.Personal.SHARED)).toList());
  }

  private static long[] pairs(Records records) {
    PairSet pairs = new PairSet();
    KeyBlocks.of(records, pairs);
    return pairs.sorted();
  }

  @Test
  void holdsTogetherWhatIsThereTooOftenForAllItsPairs() {
    Records records = customers(20);
    int[] groups = IntStream.range(0, records.size()).toArray();
    for (long pair : pairs(records)) {
      int from = groups[Candidates.other(pair)];
      int into = groups[Candidates.one(pair)];
      for (int i = 0; i < groups.length; i++) {
        groups[i] = groups[i] == from ? into : groups[i];
      }
    }

    for (int row = 0; row < records.size(); row++) {
      assertThat(groups[records.recordOfRow(row)]).isEqualTo(groups[records.recordOfRow(row / EACH * EACH)]);
    }
  }

  @Test
  void comparesNeighboursOnlyInWhatIsThereTooOften() {
    Records records = customers(20);

    assertThat(pairs(records)).hasSizeBetween(20 * (EACH - 1), 20 * EACH * 5);
  }
}
