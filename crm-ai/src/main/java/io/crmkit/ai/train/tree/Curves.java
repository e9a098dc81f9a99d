package io.crmkit.ai.train.tree;

import io.crmkit.ai.ir.Tree;
import io.crmkit.ai.ir.Tree.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sums of trees that read the same single feature: one tree that looks the value up. Thousands of stumps become one curve
 * for each feature, which is scored and explained at once.
 */
final class Curves {

  private final BinnedRows rows;
  private final int feature;
  private final double[] sums;
  private final int[] sizes;

  private Curves(BinnedRows rows, int feature, List<Tree> trees) {
    this.rows = rows;
    this.feature = feature;
    sizes = rows.sizes(feature);
    sums = new double[sizes.length];
    double[] slots = new double[feature + 1];
    for (int bin = 0; bin < sums.length; bin++) {
      slots[feature] = representative(bin);
      for (Tree tree : trees) {
        sums[bin] += tree.value(slots);
      }
    }
  }

  /** Returns trees with the same sum: those that read one feature are joined, all others stay as they are. */
  static List<Tree> of(BinnedRows rows, List<Tree> trees) {
    Map<Integer, List<Tree>> alone = new TreeMap<>();
    List<Tree> others = new ArrayList<>();
    for (Tree tree : trees) {
      int feature = single(tree);
      (feature < 0 ? others : alone.computeIfAbsent(feature, any -> new ArrayList<>())).add(tree);
    }
    List<Tree> joined = new ArrayList<>();
    alone.forEach((feature, same) -> joined.add(
        same.size() == 1 ? same.get(0) : new Curves(rows, feature, same).tree()));
    joined.addAll(others);
    return joined;
  }

  /** Returns the only feature that a tree reads; -1 without one. */
  private static int single(Tree tree) {
    int feature = tree.slot(0);
    for (int node = 1; node < tree.size(); node++) {
      if (!tree.isLeaf(node) && tree.slot(node) != feature) {
        return -1;
      }
    }
    return feature;
  }

  private double representative(int bin) {
    if (bin == sizes.length - 1) {
      return Double.NaN;
    }
    if (rows.categories[feature]) {
      return bin;
    }
    return bin < sizes.length - 2 ? rows.binning.cut(feature, bin) : Double.MAX_VALUE;
  }

  private Tree tree() {
    Tree.Builder tree = new Tree.Builder();
    int bins = sizes.length - 1;
    if (rows.categories[feature]) {
      codes(tree, 0, bins);
    } else {
      int root = tree.split(feature, -Double.MAX_VALUE, Side.LEFT, cover(0, bins + 1));
      int missing = tree.leaf(sums[bins], sizes[bins]);
      tree.children(root, missing, numbers(tree, 0, bins));
    }
    return tree.build();
  }

  /** Writes the bins of a range that have values, halving where sums differ. */
  private int numbers(Tree.Builder tree, int from, int to) {
    if (isFlat(from, to)) {
      return tree.leaf(sums[from], cover(from, to));
    }
    int middle = (from + to) >>> 1;
    int node = tree.split(feature, rows.binning.cut(feature, middle - 1), Side.RIGHT, cover(from, to));
    int left = numbers(tree, from, middle);
    tree.children(node, left, numbers(tree, middle, to));
    return node;
  }

  /** Writes the codes of a range, halving; what is no code of it goes to the right until the last leaf. */
  private int codes(Tree.Builder tree, int from, int bins) {
    if (from == bins) {
      return tree.leaf(sums[bins], sizes[bins]);
    }
    long same = 0;
    double cover = 0;
    for (int code = from; code < bins; code++) {
      if (sums[code] == sums[from]) {
        same |= 1L << code;
        cover += sizes[code];
      }
    }
    int next = from + 1;
    while (next < bins && isBefore(next, from)) {
      next++;
    }
    int node = tree.splitByCategory(feature, same, Side.RIGHT, coverFrom(from, bins));
    int left = tree.leaf(sums[from], cover);
    tree.children(node, left, codes(tree, next, bins));
    return node;
  }

  /** Whether a code has the sum of one that was written before. */
  private boolean isBefore(int code, int upTo) {
    for (int i = 0; i <= upTo; i++) {
      if (sums[i] == sums[code]) {
        return true;
      }
    }
    return false;
  }

  private double coverFrom(int from, int bins) {
    double cover = sizes[bins];
    for (int code = from; code < bins; code++) {
      cover += from > 0 && isBefore(code, from - 1) ? 0 : sizes[code];
    }
    return cover;
  }

  private boolean isFlat(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (sums[i] != sums[from]) {
        return false;
      }
    }
    return true;
  }

  private double cover(int from, int to) {
    return Arrays.stream(sizes, from, to).sum();
  }
}
