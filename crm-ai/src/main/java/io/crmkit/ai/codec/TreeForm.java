package io.crmkit.ai.codec;

import io.crmkit.ai.ir.Tree;
import io.crmkit.ai.ir.Tree.Side;

/**
 * A tree: its nodes in their order, each a byte for its kind, then a leaf's value or a split's slot, threshold or set
 * of categories and how far behind it its children are, then the cover.
 */
final class TreeForm {

  private static final int LEAF = 0;
  private static final int BY_NUMBER = 1;
  private static final int BY_CATEGORY = 3;
  private static final int MISSING_LEFT = 1;
  private static final int LAST = BY_CATEGORY + MISSING_LEFT;
  private static final int SMALLEST = 17;

  private TreeForm() {}

  static void write(Bytes out, Tree tree) {
    out.whole(tree.size());
    for (int node = 0; node < tree.size(); node++) {
      if (tree.isLeaf(node)) {
        out.octet(LEAF).number(tree.value(node));
      } else {
        writeSplit(out, tree, node);
      }
      out.number(tree.cover(node));
    }
  }

  private static void writeSplit(Bytes out, Tree tree, int node) {
    int missing = tree.isMissingLeft(node) ? MISSING_LEFT : 0;
    if (tree.isByCategory(node)) {
      out.octet(BY_CATEGORY + missing).whole(tree.slot(node)).fixed(tree.categories(node));
    } else {
      out.octet(BY_NUMBER + missing).whole(tree.slot(node)).number(tree.threshold(node));
    }
    out.whole(tree.left(node) - node).whole(tree.right(node) - node);
  }

  static Tree read(ByteInput in) {
    int offset = in.offset();
    int count = in.nodes(SMALLEST);
    Tree tree = in.made(offset, () -> read(in, count));
    if (tree.depth() > in.limits().depth()) {
      throw in.broken(
          offset, "too-deep", "The tree is %d splits deep, more than %d.", tree.depth(), in.limits().depth());
    }
    return tree;
  }

  private static Tree read(ByteInput in, int count) {
    Tree.Builder tree = new Tree.Builder();
    for (int node = 0; node < count; node++) {
      int kind = in.octet(LAST, "kind of node");
      if (kind == LEAF) {
        tree.leaf(in.number(), in.number());
      } else {
        readSplit(in, tree, kind, count - 1 - node);
      }
    }
    return tree.build();
  }

  private static void readSplit(ByteInput in, Tree.Builder tree, int kind, int behind) {
    boolean byCategory = kind >= BY_CATEGORY;
    Side missing = kind == BY_NUMBER || kind == BY_CATEGORY ? Side.RIGHT : Side.LEFT;
    int slot = in.slot();
    long categories = byCategory ? in.fixedLong() : 0;
    double threshold = byCategory ? 0 : in.number();
    int left = in.whole(behind, "left child");
    int right = in.whole(behind, "right child");
    double cover = in.number();
    int node = byCategory
        ? tree.splitByCategory(slot, categories, missing, cover) : tree.split(slot, threshold, missing, cover);
    tree.children(node, node + left, node + right);
  }
}
