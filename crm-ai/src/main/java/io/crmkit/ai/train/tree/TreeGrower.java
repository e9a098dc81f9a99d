package io.crmkit.ai.train.tree;

import io.crmkit.ai.ir.Tree;
import java.util.PriorityQueue;

/** Grows one tree after the other on the same rows, each time the leaf whose split helps most. */
final class TreeGrower {

  private final BinnedRows rows;
  private final Boosting settings;
  private final Gradients gradients;
  private final SplitSearch search;
  private final FeatureDraw draw;
  private final int[] order;
  private final int[] moved;
  private final Histograms histograms;
  private final byte[] sides = new byte[Binning.MOST + 1];
  private final Freedom freedom;

  TreeGrower(BinnedRows rows, Boosting settings, Gradients gradients, FeatureDraw draw, Freedom freedom) {
    this.rows = rows;
    this.freedom = freedom;
    this.settings = settings;
    this.gradients = gradients;
    this.draw = draw;
    search = new SplitSearch(rows, settings, gradients, freedom);
    order = new int[rows.rows];
    moved = new int[rows.rows];
    histograms = draw.isAll() ? Histograms.ofAll(rows, gradients) : Histograms.ofSome(rows, gradients);
  }

  /** Grows a tree on some rows, and adds what its leaves say to the margins of these rows. */
  Tree grow(int[] picked, double[] margins, double scale) {
    System.arraycopy(picked, 0, order, 0, picked.length);
    Node root = new Node(0, picked.length, 0, freedom);
    for (int row : picked) {
      root.total += gradients.packed[row];
    }
    search(root);
    divide(root);
    Tree.Builder tree = new Tree.Builder();
    write(root, tree, margins, scale);
    return tree.build();
  }

  private void divide(Node root) {
    PriorityQueue<Node> open = new PriorityQueue<>((a, b) -> a.isBefore(b) ? -1 : 1);
    open.add(root);
    for (int leaves = 1; leaves < settings.leaves() && !open.isEmpty(); leaves++) {
      Node node = open.remove();
      if (node.split.equals(Split.NONE)) {
        histograms.give(node);
        break;
      }
      boolean more = leaves + 1 < settings.leaves() && node.depth + 1 < settings.depth();
      divide(node, more);
      if (more) {
        open.add(node.left());
        open.add(node.right());
      }
    }
    open.forEach(histograms::give);
  }

  private void divide(Node node, boolean more) {
    Split split = node.split;
    int middle = partition(node, split);
    double apart = search.middle(node);
    Node left = new Node(node.from, middle, node.depth + 1, node.freedom.left(split, apart));
    Node right = new Node(middle, node.to, node.depth + 1, node.freedom.right(split, apart));
    left.total = split.left();
    right.total = node.total - split.left();
    node.children(left, right);
    if (more && draw.isAll()) {
      search(node, left, right);
    } else if (more) {
      histograms.give(node);
      search(left);
      search(right);
    } else {
      histograms.give(node);
    }
  }

  /** Only the smaller child is summed; the other one is the difference. Both may read the same features. */
  private void search(Node parent, Node left, Node right) {
    Node smaller = left.size() <= right.size() ? left : right;
    Node larger = smaller == left ? right : left;
    int[] features = draw.next(left.freedom.features);
    long[] sums = histograms.of(smaller, order, features);
    long[] rest = parent.histogram();
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= sums[i];
    }
    parent.histogram = null;
    smaller.histogram = sums;
    larger.histogram = rest;
    left.split = search.best(left, features);
    right.split = search.best(right, features);
  }

  private void search(Node node) {
    int[] features = draw.next(node.freedom.features);
    node.histogram = histograms.of(node, order, features);
    node.split = search.best(node, features);
  }

  private int partition(Node node, Split split) {
    byte[] bins = rows.bins[split.feature()];
    writeSides(split);
    int left = node.from;
    int right = 0;
    for (int i = node.from; i < node.to; i++) { // no case is tested, since nobody could foretell the answers
      int row = order[i];
      int side = sides[bins[row] & 0xff];
      order[left] = row;
      moved[right] = row;
      left += 1 - side;
      right += side;
    }
    System.arraycopy(moved, 0, order, left, right);
    return left;
  }

  /** Writes 0 for the bins that go to the left, and 1 for the others. */
  private void writeSides(Split split) {
    boolean category = rows.categories[split.feature()];
    int missing = rows.binning.count(split.feature());
    for (int bin = 0; bin <= missing; bin++) {
      sides[bin] = (byte) (split.isLeft(bin, missing, category) ? 0 : 1);
    }
  }

  private int write(Node node, Tree.Builder tree, double[] margins, double scale) {
    if (node.isLeaf()) {
      double value = search.leaf(node);
      for (int i = node.from; i < node.to; i++) {
        margins[order[i]] += value;
      }
      return tree.leaf(value * scale, node.size());
    }
    int at = split(node, tree);
    int left = write(node.left(), tree, margins, scale);
    int right = write(node.right(), tree, margins, scale);
    tree.children(at, left, right);
    return at;
  }

  private int split(Node node, Tree.Builder tree) {
    Split split = node.split;
    Tree.Side missing = split.missingLeft() ? Tree.Side.LEFT : Tree.Side.RIGHT;
    if (rows.categories[split.feature()]) {
      return tree.splitByCategory(split.feature(), split.codes(), missing, node.size());
    }
    double threshold = split.bin() < 0 ? -Double.MAX_VALUE : rows.binning.cut(split.feature(), split.bin());
    return tree.split(split.feature(), threshold, missing, node.size());
  }
}
