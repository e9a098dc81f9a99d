package io.crmkit.forecast.sheet;

import io.crmkit.forecast.model.plan.Layer;
import io.crmkit.forecast.model.plan.MadeAdjustment;
import io.crmkit.forecast.rollup.Tree;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The adjustments of a sheet in the order in which they act, so that what is said higher up holds: deeper nodes before
 * those above, shorter periods before longer ones; on one figure the owner before managers, and of these the nearer ones
 * before the higher; and what was said earlier before what was said later.
 */
final class Adjusters {

  private final Tree tree;
  private final SheetPeriods periods;
  private final List<MadeAdjustment> made;

  Adjusters(Tree tree, SheetPeriods periods, List<MadeAdjustment> made) {
    this.tree = tree;
    this.periods = periods;
    this.made = made.stream().filter(this::hasAPlace).sorted(
        Comparator.comparingInt((MadeAdjustment each) -> -tree.level(tree.node(node(each))))
            .thenComparingLong(each -> each.adjustment().place().days().count())
            .thenComparing(each -> each.authority().layer())
            .thenComparingInt(each -> -levelOf(each.authority().node()))
            .thenComparingLong(MadeAdjustment::number)).toList();
  }

  /** Returns whether the node is in the tree and the days are made of whole periods. */
  boolean hasAPlace(MadeAdjustment each) {
    return tree.contains(node(each)) && periods.range(each.adjustment().place().days()).isPresent();
  }

  /** Returns the cells of a column after the adjustments of it that are in one of the layers. */
  AdjustedCells after(BigDecimal[][] own, Predicate<Layer> layers) {
    AdjustedCells cells = new AdjustedCells(tree, Arrays.stream(own).map(BigDecimal[]::clone).toArray(BigDecimal[][]::new));
    for (MadeAdjustment each : made) {
      if (layers.test(each.authority().layer())) {
        cells.apply(each.adjustment(), tree.node(node(each)),
            periods.range(each.adjustment().place().days()).orElseThrow());
      }
    }
    return cells;
  }

  private int levelOf(String node) {
    return tree.contains(node) ? tree.level(tree.node(node)) : 0;
  }

  private static String node(MadeAdjustment each) {
    return each.adjustment().place().node();
  }
}
