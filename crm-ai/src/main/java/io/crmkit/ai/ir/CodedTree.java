package io.crmkit.ai.ir;

import java.util.Arrays;

/** A tree whose splits read codes: to the right where the code of its column is greater than its rank. */
final class CodedTree {

  private static final int LEAF = -1;

  private final int[] columns;
  private final int[] ranks;
  private final int[] lefts;
  private final int[] rights;
  private final double[] values;

  private CodedTree(int size) {
    columns = new int[size];
    ranks = new int[size];
    lefts = new int[size];
    rights = new int[size];
    values = new double[size];
  }

  static CodedTree of(Tree tree, SlotCodes codes) {
    CodedTree coded = new CodedTree(tree.size());
    for (int node = 0; node < tree.size(); node++) {
      boolean isLeaf = tree.isLeaf(node);
      coded.columns[node] = isLeaf ? LEAF : codes.column(tree, node);
      coded.ranks[node] = isLeaf ? 0 : codes.rank(tree, node);
      coded.lefts[node] = tree.left(node);
      coded.rights[node] = tree.right(node);
      coded.values[node] = isLeaf ? tree.value(node) : 0;
    }
    return coded;
  }

  /** Returns the one column that the tree reads, or -1 if there are more, or none. */
  int onlyColumn() {
    int[] distinct = Arrays.stream(columns).filter(column -> column != LEAF).distinct().limit(2).toArray();
    return distinct.length == 1 ? distinct[0] : -1;
  }

  /** Returns the value for a code of the only column. */
  double valueOf(int code) {
    int node = 0;
    while (columns[node] != LEAF) {
      node = code > ranks[node] ? rights[node] : lefts[node];
    }
    return values[node];
  }

  double value(int[] codes) {
    int node = 0;
    while (columns[node] != LEAF) {
      node = codes[columns[node]] > ranks[node] ? rights[node] : lefts[node];
    }
    return values[node];
  }

  double value(CaseBlock block, int row) {
    int node = 0;
    while (columns[node] != LEAF) {
      node = block.codes(columns[node])[row] > ranks[node] ? rights[node] : lefts[node];
    }
    return values[node];
  }
}
