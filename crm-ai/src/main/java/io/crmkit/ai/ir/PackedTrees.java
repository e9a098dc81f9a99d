package io.crmkit.ai.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * Trees for one case at a time. Those that are not deep are filled up to complete ones, whose nodes are numbered level
 * by level, so that walking them needs no branch that a processor could guess wrong and goes on for several trees at
 * once.
 */
final class PackedTrees {

  /** The deepest trees that are filled up. */
  private static final int DEEPEST = 6;

  private final int[] depths;
  private final int[] begins;
  private final long[] splits;
  private final double[] values;
  private final List<CodedTree> deep = new ArrayList<>();

  private PackedTrees(List<Tree> trees, SlotCodes codes) {
    depths = new int[trees.size()];
    begins = new int[trees.size()];
    int size = 0;
    for (int i = 0; i < depths.length; i++) {
      boolean isDeep = trees.get(i).depth() > DEEPEST;
      depths[i] = isDeep ? -1 : trees.get(i).depth();
      begins[i] = isDeep ? deep.size() : size;
      size += isDeep ? 0 : 1 << depths[i];
      if (isDeep) {
        deep.add(CodedTree.of(trees.get(i), codes));
      }
    }
    splits = new long[size];
    values = new double[size];
    for (int i = 0; i < depths.length; i++) {
      if (depths[i] >= 0) {
        fill(trees.get(i), codes, 0, i, 1, 0);
      }
    }
  }

  static PackedTrees of(List<Tree> trees, SlotCodes codes) {
    return new PackedTrees(trees, codes);
  }

  /** Writes a node at a place, the root's being 1; a leaf above the last level stands in for both of its children. */
  private void fill(Tree tree, SlotCodes codes, int node, int into, int place, int level) {
    int last = 1 << depths[into];
    if (level == depths[into]) {
      values[begins[into] + place - last] = tree.value(node);
      return;
    }
    boolean isLeaf = tree.isLeaf(node);
    if (!isLeaf) {
      splits[begins[into] + place] = (long) codes.column(tree, node) << Integer.SIZE | codes.rank(tree, node);
    }
    fill(tree, codes, isLeaf ? node : tree.left(node), into, 2 * place, level + 1);
    fill(tree, codes, isLeaf ? node : tree.right(node), into, 2 * place + 1, level + 1);
  }

  /** Returns a base and the leaves of a case, added in the order of the trees. */
  double margin(double base, int[] codes) {
    double sum = base;
    for (int i = 0; i < depths.length; i++) {
      sum += depths[i] < 0 ? deep.get(begins[i]).value(codes) : values[begins[i] + leaf(begins[i], depths[i], codes)];
    }
    return sum;
  }

  private int leaf(int begin, int depth, int[] codes) {
    int place = 1;
    for (int level = 0; level < depth; level++) {
      long split = splits[begin + place];
      place = 2 * place + ((int) split - codes[(int) (split >>> Integer.SIZE)] >>> 31);
    }
    return place - (1 << depth);
  }
}
