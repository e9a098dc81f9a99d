package io.crmkit.ai.ir;

import io.crmkit.ai.ir.Tree.Side;
import io.crmkit.core.json.ByFirstMember;
import java.util.ArrayList;
import java.util.List;

/** A node of a tree as documents have it; nodes stand in the order of their numbers. */
@ByFirstMember
sealed interface TreeNode {

  /** Adds the node to a tree, without its children. */
  void addTo(Tree.Builder tree);

  /** Says which children the node has, if any. */
  default void link(Tree.Builder tree, int node) {}

  /** What everybody who comes here gets. */
  record Leaf(double leaf, double cover) implements TreeNode {
    @Override
    public void addTo(Tree.Builder tree) {
      tree.leaf(leaf, cover);
    }
  }

  /** A split by a number. */
  record ByNumber(double atMost, int slot, Side missing, double cover, int left, int right) implements TreeNode {
    @Override
    public void addTo(Tree.Builder tree) {
      tree.split(slot, atMost, missing, cover);
    }

    @Override
    public void link(Tree.Builder tree, int node) {
      tree.children(node, left, right);
    }
  }

  /** A split by category. */
  record ByCategory(List<Integer> in, int slot, Side missing, double cover, int left, int right) implements TreeNode {
    public ByCategory {
      in = List.copyOf(in);
      for (int code : in) {
        if (code < 0 || code >= Tree.MOST_CATEGORIES) {
          throw new IllegalArgumentException(
              "category must be 0 to %d, not %d".formatted(Tree.MOST_CATEGORIES - 1, code));
        }
      }
    }

    @Override
    public void addTo(Tree.Builder tree) {
      tree.splitByCategory(slot, in.stream().mapToLong(code -> 1L << code).reduce(0, (a, b) -> a | b), missing, cover);
    }

    @Override
    public void link(Tree.Builder tree, int node) {
      tree.children(node, left, right);
    }
  }

  static Tree tree(List<TreeNode> nodes) {
    Tree.Builder tree = new Tree.Builder();
    nodes.forEach(node -> node.addTo(tree));
    for (int node = 0; node < nodes.size(); node++) {
      nodes.get(node).link(tree, node);
    }
    return tree.build();
  }

  static List<TreeNode> nodes(Tree tree) {
    List<TreeNode> nodes = new ArrayList<>();
    for (int node = 0; node < tree.size(); node++) {
      nodes.add(node(tree, node));
    }
    return nodes;
  }

  private static TreeNode node(Tree tree, int node) {
    if (tree.isLeaf(node)) {
      return new Leaf(tree.value(node), tree.cover(node));
    }
    Side missing = tree.isMissingLeft(node) ? Side.LEFT : Side.RIGHT;
    int slot = tree.slot(node);
    double cover = tree.cover(node);
    return tree.isByCategory(node)
        ? new ByCategory(codes(tree.categories(node)), slot, missing, cover, tree.left(node), tree.right(node))
        : new ByNumber(tree.threshold(node), slot, missing, cover, tree.left(node), tree.right(node));
  }

  private static List<Integer> codes(long categories) {
    List<Integer> codes = new ArrayList<>();
    for (long rest = categories; rest != 0; rest &= rest - 1) {
      codes.add(Long.numberOfTrailingZeros(rest));
    }
    return codes;
  }
}
