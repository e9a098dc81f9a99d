package io.crmkit.ai.smile;

import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Tree;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import smile.base.cart.CART;
import smile.base.cart.InternalNode;
import smile.base.cart.LeafNode;
import smile.base.cart.Node;

/** Makes trees of a model of Smile's; both send every case to the same leaf. */
final class TreeConversion {

  private final Frame frame;
  private final ModelIr.Builder model;
  private final Map<Derivation, Integer> slots = new HashMap<>();

  TreeConversion(Frame frame, ModelIr.Builder model) {
    this.frame = frame;
    this.model = model;
  }

  /**
   * Returns a tree.
   *
   * @param values what a leaf adds to the margin
   */
  Tree tree(CART of, ToDoubleFunction<LeafNode> values) {
    Tree.Builder tree = new Tree.Builder();
    add(of.root(), tree, values);
    return tree.build();
  }

  private int add(Node node, Tree.Builder tree, ToDoubleFunction<LeafNode> values) {
    if (node instanceof InternalNode split) {
      Column column = frame.column(split.feature());
      int at = column.split(split, tree, derived -> slots.computeIfAbsent(derived, model::derive));
      int left = add(split.trueChild(), tree, values);
      tree.children(at, left, add(split.falseChild(), tree, values));
      return at;
    }
    return tree.leaf(SmileCases.found(values.applyAsDouble((LeafNode) node), "value of a leaf"), node.size());
  }
}
