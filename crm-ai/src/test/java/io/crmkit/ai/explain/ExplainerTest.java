package io.crmkit.ai.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.ir.CaseBlock;
import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.Blend;
import io.crmkit.ai.ir.Predictor.Clusters;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Predictor.Member;
import io.crmkit.ai.ir.Predictor.Term;
import io.crmkit.ai.ir.Predictor.TreeEnsemble;
import io.crmkit.ai.ir.SlotCodes;
import io.crmkit.ai.ir.Task;
import io.crmkit.ai.ir.Tree;
import io.crmkit.ai.ir.Tree.Side;
import io.crmkit.core.RefusedException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExplainerTest {

  private static final FeatureSchema SYMPTOMS =
      new FeatureSchema(List.of(Feature.number("fever"), Feature.number("cough")));

  /** Lundberg, Erion and Lee 2018, figure 1: who has fever and cough is at 80, all others at 0. */
  private static Tree both() {
    Tree.Builder tree = new Tree.Builder();
    int fever = tree.split(0, 0.5, Side.LEFT, 4);
    int cough = tree.split(1, 0.5, Side.LEFT, 2);
    tree.children(fever, tree.leaf(0, 2), cough);
    tree.children(cough, tree.leaf(0, 1), tree.leaf(80, 1));
    return tree.build();
  }

  private static ModelIr model(Tree... trees) {
    return ModelIr.of(Task.REGRESSION, SYMPTOMS, new TreeEnsemble(0, List.of(trees)));
  }

  private static Tree chain(int depth) {
    Tree.Builder tree = new Tree.Builder();
    int split = tree.split(0, 0, Side.RIGHT, depth + 1);
    for (int i = 1; i <= depth; i++) {
      int leaf = tree.leaf(i, 1);
      int next = i == depth ? tree.leaf(-1, 1) : tree.split(0, i, Side.RIGHT, depth + 1 - i);
      tree.children(split, leaf, next);
      split = next;
    }
    return tree.build();
  }

  private static Tree deep(int depth) {
    Tree.Builder tree = new Tree.Builder();
    grow(tree, depth, 1 << depth);
    return tree.build();
  }

  private static int grow(Tree.Builder tree, int depth, double cover) {
    if (depth == 0) {
      return tree.leaf(cover * cover % 7, cover);
    }
    int split = tree.split(depth % 2, depth / 4.0, Side.LEFT, cover);
    int left = grow(tree, depth - 1, cover / 4);
    tree.children(split, left, grow(tree, depth - 1, 3 * cover / 4));
    return split;
  }

  @Nested
  class Amounts {

    @Test
    void areSharedEquallyByFieldsThatOnlyWorkTogether() {
      Explanation explanation = Explainer.of(model(both())).explain(new double[] {1, 1});

      assertThat(explanation.base()).isEqualTo(20);
      assertThat(explanation.margin()).isEqualTo(80);
      assertThat(explanation.contributions()).extracting(Contribution::amount).containsExactly(30.0, 30.0);
    }

    @Test
    void ofATreeOfOneSlotAreItsValueBeyondItsMeanHoweverDeepItIs() {
      Tree chain = chain(40);
      Explanation explanation = Explainer.of(model(chain)).explain(new double[] {17, 0});

      assertThat(explanation.contributions()).singleElement().satisfies(only ->
          assertThat(only.amount()).isEqualTo(chain.value(new double[] {17, 0}) - chain.mean()));
    }

    @Test
    void ofLinearTermsAreTheirDistanceFromTheMean() {
      ModelIr model = ModelIr.of(Task.BINARY, SYMPTOMS, new Blend(1, List.of(
          new Member(0.5, new Linear(2, List.of(new Term(0, 4, 0.25)))),
          new Member(2, new TreeEnsemble(1, List.of(both()))))));
      Explanation explanation = Explainer.of(model).explain(new double[] {Double.NaN, 0});

      assertThat(explanation.base()).isEqualTo(1 + 0.5 * (2 + 4 * 0.25) + 2 * (1 + 20));
      assertThat(explanation.contributions()).extracting(Contribution::field).containsExactly("cough", "fever");
      assertThat(explanation.probability()).isEqualTo(1 / (1 + Math.exp(-explanation.margin())), within(1e-15));
    }

    @Test
    void ofDeepTreesAreWhatTablesSay() {
      Tree tree = deep(5);
      SlotTables tables = new SlotTables(tree);
      for (double fever = -1; fever < 2; fever += 0.25) {
        for (double cough = -1; cough < 2; cough += 0.25) {
          double[] row = {fever, cough};
          assertThat(tables.walked(row)).containsExactly(tables.looked(row), within(1e-12));
        }
      }
    }

    @Test
    void ofSlotsAreSummedForTheirField() {
      ModelIr.Builder builder = ModelIr.builder(Task.BINARY,
          new FeatureSchema(List.of(Feature.category("contract", List.of("month", "year")), Feature.number("paid"))));
      int monthly = builder.derive(new Derivation.Category(0, 0));
      int yearly = builder.derive(new Derivation.Category(0, 1));
      int ratio = builder.derive(new Derivation.Ratio(1, 0));
      Explainer explainer = Explainer.of(builder.predictor(new Linear(0, List.of(
          new Term(monthly, 2, 0.5), new Term(yearly, -1, 0.5), new Term(ratio, 1, 3)))).build());
      Explanation explanation = explainer.explain(new double[] {1, 8});

      assertThat(explainer.fields()).containsExactly("contract", "paid / contract");
      assertThat(explanation.contributions()).containsExactly(
          new Contribution("paid / contract", "8", 5), new Contribution("contract", "year", -1.5));
      assertThat(explanation.probability()).isNotNull();
    }
  }

  @Test
  void refusesClusters() {
    ModelIr clusters = ModelIr.of(Task.CLUSTERING, SYMPTOMS, new Clusters(List.of(0), List.of(DoubleArray.of(1))));

    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> Explainer.of(clusters))
        .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(new Unexplainable("Clusters")))
        .withMessageContaining("ai.unexplainable");
  }

  @Test
  void reasonsAreTheLargestContributionsThatAreNotZero() {
    Explanation explanation = new Explanation(0, 0, null, List.of(new Contribution("a", "1", 0.5),
        new Contribution("b", "2", -2), new Contribution("c", "3", 0), new Contribution("d", "4", 1)));

    assertThat(explanation.reasons(9)).extracting(Contribution::code)
        .containsExactly("b.lowers", "d.raises", "a.raises");
    assertThat(explanation.reasons(1, Direction.RAISES)).extracting(Contribution::field).containsExactly("d");
    assertThat(explanation.reasons(0)).isEmpty();
  }

  @Test
  void valuesArePutAsPeopleReadThemAndPersonalOnesAreNotTold() {
    FeatureSchema schema = new FeatureSchema(List.of(Feature.number("tenure").in("months"),
        Feature.category("street", List.of("Main Street")).asPersonal(), Feature.number("paid")));
    ModelIr.Builder builder = ModelIr.builder(Task.REGRESSION, schema);
    int product = builder.derive(new Derivation.Product(1, 2));
    Explanation explanation = Explainer.of(builder.predictor(new Linear(0, List.of(new Term(0, 3, 0), new Term(1, 2, 9),
        new Term(2, 1, 1), new Term(product, 0.5, 4)))).build()).explain(new double[] {12, 0, Double.NaN});

    assertThat(explanation.contributions()).extracting(each -> each.field() + "=" + each.value())
        .containsExactly("tenure=12 months", "street=", "paid=", "street * paid=");
  }

  @Test
  void aBackgroundSaysWhatTheModelDoesToItsCases() {
    ColumnBatch background = ColumnBatch.of(new double[] {0, 1}, new double[] {0, 0});
    BackgroundExplainer explainer = BackgroundExplainer.of(model(both()), background);

    assertThat(explainer.base()).isZero();
    assertThat(explainer.explain(new double[] {1, 1}).contributions())
        .containsExactly(new Contribution("cough", "1", 60), new Contribution("fever", "1", 20));
  }

  /** One tree in both ways. */
  private static final class SlotTables {

    private final SlotCodes codes;
    private final ModelIr model;
    private final List<Attribution> looked;
    private final Attribution walked;

    SlotTables(Tree tree) {
      model = model(tree);
      Sum sum = Sum.of(model.predictor());
      SlotIndex index = SlotIndex.of(sum);
      codes = SlotCodes.of(List.of(tree));
      looked = Attributions.of(sum, codes, index);
      walked = DeepAttribution.of(sum.trees().get(0), index);
      assertThat(looked).hasSizeGreaterThan(2).allMatch(BranchAttribution.class::isInstance);
    }

    double[] looked(double[] row) {
      return amounts(row, looked);
    }

    double[] walked(double[] row) {
      return amounts(row, List.of(walked));
    }

    private double[] amounts(double[] row, List<Attribution> attributions) {
      CaseBlock block = CaseBlock.of(model, codes);
      block.load(row);
      double[][] amounts = new double[2][1];
      attributions.forEach(each -> each.add(block, amounts));
      return new double[] {amounts[0][0], amounts[1][0]};
    }
  }
}
