package io.crmkit.forecast.sheet;

import io.crmkit.forecast.model.plan.Adjustment;
import io.crmkit.forecast.model.plan.Place;
import io.crmkit.forecast.model.plan.Spread;
import io.crmkit.forecast.rollup.Tree;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What each node has of its own in each period of the lowest level, in one column, after adjustments. All figures are
 * sums of these cells, so whatever is adjusted, they add up along both axes.
 */
final class AdjustedCells {

  /**
   * Thousands of percentages on one figure would have as many digits, each of which is divided among all cells; so
   * many are kept that nothing is rounded of the first dozen of them.
   */
  private static final int MOST_DIGITS = 100;

  private final Tree tree;
  private final BigDecimal[][] own;

  /**
   * @param own by node and period; changed here
   */
  AdjustedCells(Tree tree, BigDecimal[][] own) {
    this.tree = tree;
    this.own = own;
  }

  private record Cell(int node, int period) {}

  /**
   * Puts an adjustment on the figure of a node over some periods, and spreads what it adds over its cells.
   *
   * @throws ArithmeticException if the figure comes to more than could ever be money again
   */
  void apply(Adjustment adjustment, int node, SheetPeriods.Range periods) {
    BigDecimal before = sum(node, periods);
    BigDecimal more = more(adjustment, before);
    List<Cell> cells = cells(node, periods);
    List<BigDecimal> weights = adjustment.spread() == Spread.ADDITIVE ? equal(cells) : sizes(cells);
    if (weights.stream().allMatch(each -> each.signum() == 0)) {
      weights = equal(cells);
    }
    List<BigDecimal> shares = ExactShares.of(more, weights);
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      own[cell.node][cell.period] = own[cell.node][cell.period].add(shares.get(i));
    }
  }

  private static BigDecimal more(Adjustment adjustment, BigDecimal before) {
    BigDecimal after = adjustment.kind().apply(before, adjustment.value());
    if (after.precision() - after.scale() > MOST_DIGITS) {
      Place place = adjustment.place();
      throw new ArithmeticException("the figure of '%s' from %s, %s, does not fit into money".formatted(
          place.node(), place.days(), place.column()));
    }
    BigDecimal more = after.subtract(before);
    int digits = Math.max(MOST_DIGITS, before.scale());
    return more.scale() > digits ? more.setScale(digits, RoundingMode.HALF_EVEN) : more;
  }

  /** Returns the figure of each node over some periods. */
  List<BigDecimal> sums(SheetPeriods.Range periods) {
    BigDecimal[] sums = new BigDecimal[tree.size()];
    for (int node = 0; node < sums.length; node++) {
      sums[node] = Arrays.stream(own[node], periods.from(), periods.end()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
    for (int node = sums.length - 1; node >= 0; node--) {
      int parent = tree.parent(node);
      if (parent != Tree.NONE) {
        sums[parent] = sums[parent].add(sums[node]);
      }
    }
    return List.of(sums);
  }

  private BigDecimal sum(int node, SheetPeriods.Range periods) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Cell cell : cells(node, periods)) {
      sum = sum.add(own[cell.node][cell.period]);
    }
    return sum;
  }

  private List<Cell> cells(int node, SheetPeriods.Range periods) {
    List<Cell> cells = new ArrayList<>();
    for (int each = node; each < tree.end(node); each++) {
      for (int period = periods.from(); period < periods.end(); period++) {
        cells.add(new Cell(each, period));
      }
    }
    return cells;
  }

  private List<BigDecimal> sizes(List<Cell> cells) {
    return cells.stream().map(cell -> own[cell.node][cell.period].abs()).toList();
  }

  private List<BigDecimal> equal(List<Cell> cells) {
    return cells.stream().map(cell -> tree.isLeaf(cell.node) ? BigDecimal.ONE : BigDecimal.ZERO).toList();
  }
}
