package io.crmkit.testkit.ai;

import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.Tree;
import io.crmkit.ai.ir.Tree.Side;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Arbitrary trees of depth 0 to {@value #DEEPEST}, on so few slots and thresholds that a way often reads one of them
 * twice, and that values are often just at a threshold.
 *
 * <p>Covers add up exactly: both children of a split have together what it has. Some have none.
 */
public final class TreeArbitraries {

  /** The depth of the deepest trees. */
  public static final int DEEPEST = 7;

  private static final double COVER = 1024;

  private TreeArbitraries() {}

  /**
   * Trees of any depth.
   *
   * @param schema says which slots hold categories
   * @param slots how many slots there are; those behind the features of the schema hold numbers
   */
  public static Arbitrary<Tree> trees(FeatureSchema schema, int slots) {
    return Arbitraries.integers().between(0, DEEPEST)
        .flatMap(depth -> trees(schema, slots, depth)).withoutEdgeCases();
  }

  /** Trees of at most a depth, most of them of just that one. */
  public static Arbitrary<Tree> trees(FeatureSchema schema, int slots, int depth) {
    return nodes(schema, slots, depth).map(root -> {
      Tree.Builder tree = new Tree.Builder();
      root.addTo(tree, COVER);
      return tree.build();
    });
  }

  private static Arbitrary<Node> nodes(FeatureSchema schema, int slots, int depth) {
    Arbitrary<Node> leaves = ModelArbitraries.numbers().map(Leaf::new);
    if (depth == 0) {
      return leaves;
    }
    Arbitrary<Node> below = nodes(schema, slots, depth - 1);
    Arbitrary<Node> splits = Combinators.combine(tests(schema, slots), shares(), below, below).as(Split::new);
    return Arbitraries.frequencyOf(Tuple.of(1, leaves), Tuple.of(7, splits)).withoutEdgeCases();
  }

  private static Arbitrary<Test> tests(FeatureSchema schema, int slots) {
    return Arbitraries.integers().between(0, slots - 1).flatMap(slot -> Combinators.combine(
        ModelArbitraries.numbers(), Arbitraries.longs().withoutEdgeCases(), Arbitraries.of(Side.values()))
        .as((threshold, categories, missing) ->
            new Test(slot, isCategory(schema, slot), threshold, categories, missing))).withoutEdgeCases();
  }

  private static boolean isCategory(FeatureSchema schema, int slot) {
    return slot < schema.size() && schema.feature(slot).kind() == FeatureKind.CATEGORY;
  }

  private static Arbitrary<Double> shares() {
    return Arbitraries.of(List.of(0.5, 0.25, 0.75, 0.125, 0.5, 0.25, 0.75, 0.875, 0.5, 0.0, 1.0));
  }

  private interface Node {

    int addTo(Tree.Builder tree, double cover);
  }

  private record Leaf(double value) implements Node {

    @Override
    public int addTo(Tree.Builder tree, double cover) {
      return tree.leaf(value, cover);
    }
  }

  private record Test(int slot, boolean isByCategory, double threshold, long categories, Side missing) {

    int addTo(Tree.Builder tree, double cover) {
      return isByCategory ? tree.splitByCategory(slot, categories, missing, cover)
          : tree.split(slot, threshold, missing, cover);
    }
  }

  private record Split(Test test, double share, Node left, Node right) implements Node {

    @Override
    public int addTo(Tree.Builder tree, double cover) {
      int split = test.addTo(tree, cover);
      int first = left.addTo(tree, cover * share);
      tree.children(split, first, right.addTo(tree, cover * (1 - share)));
      return split;
    }
  }
}
