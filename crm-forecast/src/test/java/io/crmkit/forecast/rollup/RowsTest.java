package io.crmkit.forecast.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Enough changes for the deals to be put in order again, which small pipelines never see. */
class RowsTest {

  private static final int CELLS = 7;
  private static final int DEALS = 4_000;

  private final SplittableRandom random = new SplittableRandom(1);
  private final CellIndex cells = new CellIndex(new int[] {CELLS});
  private final Rows rows = new Rows(cells, 0);
  private final MeasureStore expected = new MeasureStore(CELLS);

  RowsTest() {
    for (int cell = 0; cell < CELLS; cell++) {
      cells.cell(new int[] {cell});
    }
  }

  private void add() {
    int cell = random.nextInt(CELLS);
    long amount = random.nextLong(-1_000, 1_000_000);
    int probability = random.nextInt(10_001);
    rows.add(cell, amount, probability);
    expected.add(cell, 1, amount, probability);
  }

  private void remove(int deal) {
    if (!rows.isGone(deal)) {
      expected.add(rows.cell(deal), -1, -rows.amount(deal), rows.basisPoints(deal));
      rows.remove(deal);
    }
  }

  private void move(int deal) {
    int cell = random.nextInt(CELLS);
    long amount = random.nextLong(1_000_000);
    int probability = random.nextInt(10_001);
    remove(deal);
    rows.change(deal, cell, amount, probability);
    expected.add(cell, 1, amount, probability);
  }

  @Nested
  class PutInOrderAgain {

    @Test
    void sumToTheSameAfterDealsWereAdded() {
      rows.cluster();
      for (int i = 0; i < DEALS; i++) {
        add();
      }

      assertThat(rows.loose()).isLessThan(DEALS / 2);
      assertThat(rows.scan().sameAs(expected, CELLS)).isTrue();
    }

    @Test
    void sumToTheSameAfterDealsMovedAndWent() {
      for (int i = 0; i < DEALS; i++) {
        add();
      }
      rows.cluster();
      for (int i = 0; i < DEALS; i++) {
        move(random.nextInt(DEALS));
        remove(random.nextInt(DEALS));
      }

      assertThat(rows.loose()).isLessThan(DEALS / 2);
      assertThat(rows.scan().sameAs(expected, CELLS)).isTrue();
    }
  }

  @Test
  void areSummedWideWhereTheSumsNeedIt() {
    for (int i = 0; i < 40; i++) {
      rows.add(i % CELLS, Long.MAX_VALUE, 10_000);
      expected.add(i % CELLS, 1, Long.MAX_VALUE, 10_000);
    }
    rows.cluster();
    rows.remove(0);
    expected.add(0, -1, -Long.MAX_VALUE, 10_000);

    assertThat(rows.scan().sameAs(expected, CELLS)).isTrue();
  }
}
