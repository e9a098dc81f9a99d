package io.crmkit.forecast.rollup;

/** The cells in the order of their nodes on one axis, so that those below a node are side by side. */
final class CellsByNode {

  private final int[] order;
  private final int[] starts;
  private final Tree tree;

  CellsByNode(int[] nodes, int cells, Tree tree) {
    this.tree = tree;
    this.order = new int[cells];
    this.starts = new int[tree.size() + 1];
    for (int cell = 0; cell < cells; cell++) {
      starts[nodes[cell] + 1]++;
    }
    for (int node = 0; node < tree.size(); node++) {
      starts[node + 1] += starts[node];
    }
    int[] next = starts.clone();
    for (int cell = 0; cell < cells; cell++) {
      order[next[nodes[cell]]++] = cell;
    }
  }

  int count() {
    return order.length;
  }

  /** Returns where in {@link #at} the cells at and below {@code node} begin. */
  int from(int node) {
    return starts[node];
  }

  /** Returns where in {@link #at} the cells at and below {@code node} end, exclusively. */
  int to(int node) {
    return starts[tree.end(node)];
  }

  int at(int position) {
    return order[position];
  }
}
