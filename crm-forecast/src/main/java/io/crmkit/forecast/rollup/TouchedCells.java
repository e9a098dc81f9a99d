package io.crmkit.forecast.rollup;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** The cells of a roll-up that assumptions reach, so that nothing has to be done for the others. */
final class TouchedCells {

  private final RollUp rollUp;
  private final boolean[] isTouched;
  private int[] cells = new int[256];
  private int count;
  // the cells at each level of the tree that is being climbed
  private int[][] ofLevel = new int[4][64];
  private int[][] nodeOfLevel = new int[4][64];
  private int[] counts = new int[4];

  TouchedCells(RollUp rollUp) {
    this.rollUp = rollUp;
    this.isTouched = new boolean[rollUp.size()];
  }

  int count() {
    return count;
  }

  void forEach(IntConsumer action) {
    for (int i = 0; i < count; i++) {
      action.accept(cells[i]);
    }
  }

  void touch(int cell) {
    if (!isTouched[cell]) {
      isTouched[cell] = true;
      cells = count < cells.length ? cells : Arrays.copyOf(cells, count * 2);
      cells[count++] = cell;
    }
  }

  /** Forgets all cells and empties them in {@code table}. */
  void clear(ChangeStore table) {
    for (int i = 0; i < count; i++) {
      table.clear(cells[i]);
      isTouched[cells[i]] = false;
    }
    count = 0;
  }

  /** Adds each touched cell to the one above it, tree by tree, from the lowest level to the roots. */
  void addUp(ChangeStore table) {
    for (int k = 0; k < rollUp.depth(); k++) {
      Tree tree = rollUp.tree(k);
      if (tree.levels() > 1) {
        climb(table, k, tree);
      }
    }
  }

  private void climb(ChangeStore table, int k, Tree tree) {
    int stride = rollUp.stride(k);
    startLevels(tree.levels());
    for (int i = 0; i < count; i++) {
      int node = cells[i] / stride % tree.size();
      put(tree.level(node), cells[i], node);
    }
    for (int level = tree.levels() - 1; level > 0; level--) {
      for (int i = 0; i < counts[level]; i++) {
        int cell = ofLevel[level][i];
        int node = nodeOfLevel[level][i];
        int parent = tree.parent(node);
        int above = cell + (parent - node) * stride;
        if (!isTouched[above]) {
          touch(above);
          put(level - 1, above, parent);
        }
        table.add(above, cell);
      }
    }
  }

  private void startLevels(int levels) {
    if (levels > counts.length) {
      ofLevel = new int[levels][64];
      nodeOfLevel = new int[levels][64];
      counts = new int[levels];
    }
    Arrays.fill(counts, 0);
  }

  private void put(int level, int cell, int node) {
    int at = counts[level]++;
    if (at == ofLevel[level].length) {
      ofLevel[level] = Arrays.copyOf(ofLevel[level], at * 2);
      nodeOfLevel[level] = Arrays.copyOf(nodeOfLevel[level], at * 2);
    }
    ofLevel[level][at] = cell;
    nodeOfLevel[level][at] = node;
  }
}
