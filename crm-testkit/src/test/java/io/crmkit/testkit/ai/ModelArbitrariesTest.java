package io.crmkit.testkit.ai;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.ir.Calibrator;
import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Scorer;
import io.crmkit.ai.ir.Task;
import io.crmkit.ai.ir.Tree;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** That arbitrary models are models, and that the cases which properties are after occur. */
class ModelArbitrariesTest {

  @Property
  void everyModelScoresEveryCase(@ForAll("scored") Tuple.Tuple2<ModelIr, double[]> scored) {
    ModelIr model = scored.get1();
    Scorer scorer = Scorer.of(model);

    if (model.task() != Task.CLUSTERING) {
      assertThat(scorer.margin(scored.get2())).isFinite();
    }
    if (model.task() == Task.BINARY) {
      assertThat(scorer.probability(scored.get2())).isBetween(0.0, 1.0);
    }
    Statistics.label("predictor").collect(model.predictor().getClass().getSimpleName());
    Statistics.label("predictor").coverage(seen -> {
      seen.check("TreeEnsemble").percentage(share -> share > 10);
      seen.check("Linear").percentage(share -> share > 4);
      seen.check("Blend").percentage(share -> share > 8);
      seen.check("Clusters").percentage(share -> share > 3);
    });
    Statistics.label("calibrator").collect(model.calibrator().getClass().getSimpleName());
    Statistics.label("calibrator").coverage(seen -> seen.check(Calibrator.Isotonic.class.getSimpleName())
        .percentage(share -> share > 4));
  }

  @Property
  void coversAddUp(@ForAll("trees") Tuple.Tuple2<FeatureSchema, Tree> given) {
    Tree tree = given.get2();
    boolean byCategory = false;
    for (int node = 0; node < tree.size(); node++) {
      if (!tree.isLeaf(node)) {
        assertThat(tree.cover(tree.left(node)) + tree.cover(tree.right(node))).isEqualTo(tree.cover(node));
        assertThat(tree.isByCategory(node))
            .isEqualTo(given.get1().feature(tree.slot(node)).kind() == FeatureKind.CATEGORY);
        byCategory |= tree.isByCategory(node);
      }
    }
    Statistics.label("depth").collect(tree.depth());
    Statistics.label("depth").coverage(seen -> {
      for (int depth = 0; depth <= TreeArbitraries.DEEPEST; depth++) {
        seen.check(depth).percentage(share -> share > 2.5);
      }
    });
    Statistics.label("way").collect(readsASlotTwice(tree, 0, Set.of()) ? "a slot twice" : "each slot once");
    Statistics.label("way").coverage(seen -> seen.check("a slot twice").percentage(share -> share > 20));
    Statistics.label("splits").collect(byCategory ? "by category" : "by number");
    Statistics.label("splits").coverage(seen -> seen.check("by category").percentage(share -> share > 20));
  }

  private static boolean readsASlotTwice(Tree tree, int node, Set<Integer> above) {
    if (tree.isLeaf(node)) {
      return false;
    }
    Set<Integer> here = new HashSet<>(above);
    return !here.add(tree.slot(node)) || readsASlotTwice(tree, tree.left(node), here)
        || readsASlotTwice(tree, tree.right(node), here);
  }

  @Property
  void aFifthOfTheValuesIsMissing(@ForAll("rows") double[] row) {
    for (double value : row) {
      Statistics.collect(Double.isNaN(value) ? "missing" : "there");
    }
    Statistics.coverage(seen -> seen.check("missing").percentage(share -> share > 6));
  }

  @Provide
  Arbitrary<Tuple.Tuple2<ModelIr, double[]>> scored() {
    return ModelArbitraries.models().flatMap(model ->
        ModelArbitraries.rows(model.schema()).map(row -> Tuple.of(model, row)));
  }

  @Provide
  Arbitrary<Tuple.Tuple2<FeatureSchema, Tree>> trees() {
    return ModelArbitraries.schemas().flatMap(schema ->
        TreeArbitraries.trees(schema, schema.size()).map(tree -> Tuple.of(schema, tree)));
  }

  @Provide
  Arbitrary<double[]> rows() {
    return ModelArbitraries.schemas().flatMap(ModelArbitraries::rows);
  }
}
