package io.crmkit.forecast.rollup;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** The cells of a roll-up that assumptions reach, so that nothing has to be done for the others. */
final class TouchedCells {

  private final RollUp rollUp;
  private final boolean[] isTouched;
  private int[] cells = new int[256];
  private int count;
  // the node of each cell on the tree that is being climbed
  private int[] nodes = new int[256];

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
      if (count == cells.length) {
        cells = Arrays.copyOf(cells, count * 2);
        nodes = Arrays.copyOf(nodes, count * 2);
      }
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

  /**
   * Each cell goes to its parent after all that go to it: those that were touched before the climb are in the order of
   * their levels, and those that the climb touches come in that order by themselves.
   */
  private void climb(ChangeStore table, int k, Tree tree) {
    int stride = rollUp.stride(k);
    int size = tree.size();
    int before = count;
    sortByLevel(tree, stride, size);
    for (int first = 0, second = before; first < before || second < count; ) {
      int i = second == count || first < before && tree.level(nodes[first]) >= tree.level(nodes[second])
          ? first++ : second++;
      int node = nodes[i];
      int parent = tree.parent(node);
      if (parent != Tree.NONE) {
        int above = cells[i] + (parent - node) * stride;
        if (!isTouched[above]) {
          touch(above);
          nodes[count - 1] = parent;
        }
        table.add(above, cells[i]);
      }
    }
  }

  /** Puts the cells of the lowest level first, which they are already where all assumptions are about leaves. */
  private void sortByLevel(Tree tree, int stride, int size) {
    boolean sorted = true;
    for (int i = 0; i < count; i++) {
      nodes[i] = cells[i] / stride % size;
      sorted &= i == 0 || tree.level(nodes[i - 1]) >= tree.level(nodes[i]);
    }
    if (sorted) {
      return;
    }
    long[] byLevel = new long[count];
    for (int i = 0; i < count; i++) {
      byLevel[i] = (long) (tree.levels() - tree.level(nodes[i])) << Integer.SIZE | cells[i];
    }
    Arrays.sort(byLevel);
    for (int i = 0; i < count; i++) {
      cells[i] = (int) byLevel[i];
      nodes[i] = cells[i] / stride % size;
    }
  }
}
