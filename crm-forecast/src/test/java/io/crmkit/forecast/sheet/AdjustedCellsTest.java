package io.crmkit.forecast.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.forecast.model.plan.Adjustment;
import io.crmkit.forecast.model.plan.AdjustmentKind;
import io.crmkit.forecast.model.plan.Basis;
import io.crmkit.forecast.model.plan.Column;
import io.crmkit.forecast.model.plan.Days;
import io.crmkit.forecast.model.plan.Place;
import io.crmkit.forecast.rollup.Tree;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdjustedCellsTest {

  private static final SheetPeriods.Range BOTH = new SheetPeriods.Range(0, 2);

  private final Tree tree = Tree.of(Map.of("ann", "zoe", "bob", "zoe")).orElseThrow();
  private final AdjustedCells cells = new AdjustedCells(tree, new BigDecimal[][] {
      {BigDecimal.ZERO, BigDecimal.ZERO}, {new BigDecimal("100.00"), BigDecimal.ONE}, {BigDecimal.TEN, BigDecimal.ONE}});

  private void adjust(String node, AdjustmentKind kind, String value) {
    Days days = new Days(LocalDate.parse("2024-10-01"), LocalDate.parse("2024-11-30"));
    Place place = new Place("sales", node, days, Column.of(Basis.AMOUNT));
    cells.apply(Adjustment.builder(place, kind, new BigDecimal(value)).because("a hunch"), tree.node(node), BOTH);
  }

  @Test
  void keepADozenPercentagesExactly() {
    BigDecimal exact = new BigDecimal("112");
    for (int i = 0; i < 12; i++) {
      adjust("zoe", AdjustmentKind.PERCENT, "0.0001");
      exact = exact.multiply(new BigDecimal("1.000001"));
    }

    assertThat(cells.sums(BOTH).get(tree.node("zoe"))).isEqualByComparingTo(exact);
  }

  /** Each percentage has six digits more; all of thousands of them would be divided among all cells. */
  @Test
  void haveNoMoreDigitsTheMorePercentagesThereAre() {
    for (int i = 0; i < 300; i++) {
      adjust("zoe", AdjustmentKind.PERCENT, i % 2 == 0 ? "12.3456" : "-9.8765");
    }

    List<BigDecimal> sums = cells.sums(BOTH);
    assertThat(sums).allMatch(sum -> sum.scale() <= 100);
    assertThat(sums.get(tree.node("zoe")))
        .isEqualByComparingTo(sums.get(tree.node("ann")).add(sums.get(tree.node("bob"))));
    adjust("zoe", AdjustmentKind.SET, "7");
    assertThat(cells.sums(BOTH).get(tree.node("zoe"))).isEqualByComparingTo("7");
  }

  @Test
  void doNotGrowUntilNothingElseFits() {
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> {
      for (int i = 0; i < 100; i++) {
        adjust("zoe", AdjustmentKind.FACTOR, "100");
      }
    }).withMessageContaining("'zoe' from 2024-10-01 to 2024-11-30");
  }
}
