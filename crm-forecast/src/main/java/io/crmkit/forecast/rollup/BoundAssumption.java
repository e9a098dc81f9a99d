package io.crmkit.forecast.rollup;

import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** An assumption with the numbers of the axes and nodes that it names in a cube. */
final class BoundAssumption {

  private static final int NONE = -1;

  private final Assumption assumption;
  private final Cube cube;
  private final int[] axes;
  private final int[] nodes;

  BoundAssumption(Assumption assumption, Cube cube) {
    this.assumption = assumption;
    this.cube = cube;
    this.axes = new int[assumption.within().size()];
    this.nodes = new int[axes.length];
    int i = 0;
    for (Map.Entry<String, String> choice : assumption.within().entrySet()) {
      axes[i] = cube.axisNumber(choice.getKey());
      nodes[i] = cube.tree(axes[i++]).node(choice.getValue());
    }
  }

  Effect effect() {
    return assumption.effect();
  }

  /** Returns the one deal that is meant, null if it is all. */
  @Nullable Integer deal() {
    return assumption.deal();
  }

  boolean covers(int cell) {
    return covers(cell, NONE);
  }

  /** Goes through the cells at or below all nodes, starting from the node that has the fewest. */
  void forEachCell(IntConsumer action) {
    if (axes.length == 0) {
      for (int cell = 0; cell < cube.cells(); cell++) {
        action.accept(cell);
      }
      return;
    }
    int narrowest = narrowest();
    CellsByNode cells = cube.cellsByNode(axes[narrowest]);
    int to = cells.to(nodes[narrowest]);
    for (int position = cells.from(nodes[narrowest]); position < to; position++) {
      if (covers(cells.at(position), narrowest)) {
        action.accept(cells.at(position));
      }
    }
  }

  private int narrowest() {
    int narrowest = 0;
    int fewest = Integer.MAX_VALUE;
    for (int i = 0; i < axes.length; i++) {
      CellsByNode cells = cube.cellsByNode(axes[i]);
      int count = cells.to(nodes[i]) - cells.from(nodes[i]);
      narrowest = count < fewest ? i : narrowest;
      fewest = Math.min(fewest, count);
    }
    return narrowest;
  }

  private boolean covers(int cell, int known) {
    for (int i = 0; i < axes.length; i++) {
      int node = cube.nodes(axes[i])[cell];
      if (i != known && (node < nodes[i] || node >= cube.tree(axes[i]).end(nodes[i]))) {
        return false;
      }
    }
    return true;
  }
}
