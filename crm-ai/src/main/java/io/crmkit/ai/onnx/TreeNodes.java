package io.crmkit.ai.onnx;

import io.crmkit.ai.ir.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** The nodes of trees as the lists that {@code TreeEnsembleRegressor} asks for. */
final class TreeNodes {

  private static final int WHOLE = 0;
  private static final int REST = 1;

  private final int exponent;
  private final LongStream.Builder treeIds = LongStream.builder();
  private final LongStream.Builder nodeIds = LongStream.builder();
  private final LongStream.Builder features = LongStream.builder();
  private final DoubleStream.Builder values = DoubleStream.builder();
  private final List<String> modes = new ArrayList<>();
  private final LongStream.Builder lefts = LongStream.builder();
  private final LongStream.Builder rights = LongStream.builder();
  private final LongStream.Builder missing = LongStream.builder();
  private final LongStream.Builder leafTrees = LongStream.builder();
  private final LongStream.Builder leafNodes = LongStream.builder();
  private final LongStream.Builder targets = LongStream.builder();
  private final DoubleStream.Builder weights = DoubleStream.builder();
  private int trees;

  TreeNodes(int exponent) {
    this.exponent = exponent;
  }

  /** Which column a split reads. */
  interface Column {
    int of(Tree tree, int node);
  }

  /** The largest number that goes to the left. */
  interface Threshold {
    double of(Tree tree, int node);
  }

  void add(Tree tree, Column column, Threshold threshold) {
    for (int node = 0; node < tree.size(); node++) {
      boolean leaf = tree.isLeaf(node);
      treeIds.add(trees);
      nodeIds.add(node);
      features.add(leaf ? 0 : column.of(tree, node));
      values.add(leaf ? 0 : threshold.of(tree, node));
      modes.add(leaf ? "LEAF" : "BRANCH_LEQ");
      lefts.add(leaf ? 0 : tree.left(node));
      rights.add(leaf ? 0 : tree.right(node));
      missing.add(!leaf && tree.isMissingLeft(node) ? 1 : 0);
      if (leaf) {
        double scaled = Math.scalb(tree.value(node), -exponent);
        weigh(node, WHOLE, Math.rint(scaled));
        weigh(node, REST, scaled - Math.rint(scaled));
      }
    }
    trees++;
  }

  private void weigh(int node, int target, double weight) {
    leafTrees.add(trees);
    leafNodes.add(node);
    targets.add(target);
    weights.add(weight);
  }

  Attribute[] attributes() {
    return new Attribute[] {
      Attribute.of("n_targets", 2), Attribute.of("aggregate_function", "SUM"), Attribute.of("post_transform", "NONE"),
      Attribute.of("nodes_treeids", treeIds.build().toArray()),
      Attribute.of("nodes_nodeids", nodeIds.build().toArray()),
      Attribute.of("nodes_featureids", features.build().toArray()), Attribute.of("nodes_modes", modes),
      Attribute.of("nodes_values_as_tensor", values.build().toArray()),
      Attribute.of("nodes_truenodeids", lefts.build().toArray()),
      Attribute.of("nodes_falsenodeids", rights.build().toArray()),
      Attribute.of("nodes_missing_value_tracks_true", missing.build().toArray()),
      Attribute.of("target_treeids", leafTrees.build().toArray()),
      Attribute.of("target_nodeids", leafNodes.build().toArray()),
      Attribute.of("target_ids", targets.build().toArray()),
      Attribute.of("target_weights_as_tensor", weights.build().toArray())
    };
  }
}
