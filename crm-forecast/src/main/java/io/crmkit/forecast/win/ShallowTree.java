package io.crmkit.forecast.win;

/** A complete binary tree of yes-or-no questions; the children of node n are 2n + 1 and 2n + 2. */
final class ShallowTree {

  /** Which column each inner node asks about. */
  private final int[] columns;
  /** The last range that goes to the left. */
  private final int[] lasts;
  /** What is added to the logarithm of the odds, from the left. */
  private final double[] leaves;

  ShallowTree(int[] columns, int[] lasts, double[] leaves) {
    this.columns = columns;
    this.lasts = lasts;
    this.leaves = leaves;
  }

  /** Adds what this tree says of each row to {@code logits}. */
  void addTo(double[] logits, byte[][] ranges) {
    for (int row = 0; row < logits.length; row++) {
      int node = 0;
      while (node < columns.length) {
        node = 2 * node + (ranges[columns[node]][row] <= lasts[node] ? 1 : 2);
      }
      logits[row] += leaves[node - columns.length];
    }
  }
}
