package io.crmkit.testkit.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.explain.BackgroundExplainer;
import io.crmkit.ai.explain.Contribution;
import io.crmkit.ai.explain.Explainer;
import io.crmkit.ai.explain.Explanation;
import io.crmkit.ai.ir.Branch;
import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor;
import io.crmkit.ai.ir.Predictor.Blend;
import io.crmkit.ai.ir.Predictor.TreeEnsemble;
import io.crmkit.ai.ir.Task;
import io.crmkit.ai.ir.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.statistics.Statistics;

/** That explanations are Shapley values, and exact ones. */
class ExplainerPropertiesTest {

  /** E1. */
  private static final double ADDS_UP = 1e-12;
  private static final double EQUAL = 1e-10;

  /** What trees have at most that become tables; see docs/ai-models.md. */
  private static final int MOST_BRANCHES = 16;

  @Property(tries = 400)
  void amountsAndTheBaseAddUpToTheMargin(@ForAll("cases") Tuple2<ModelIr, ColumnBatch> cases) {
    ModelIr model = cases.get1();
    Explainer explainer = Explainer.of(model);
    for (double[] row : rows(cases.get2())) {
      Explanation explanation = explainer.explain(row);
      double sum = explainer.base();
      double size = Math.max(1, Math.abs(sum));
      for (Contribution each : explanation.contributions()) {
        sum += each.amount();
        size += Math.abs(each.amount());
      }
      assertThat(explanation.margin()).isEqualTo(model.predictor().margin(model.slots(row)));
      assertThat(sum).isEqualTo(explanation.margin(), within(ADDS_UP * size));
    }
    Statistics.collect(model.predictor().getClass().getSimpleName());
    Statistics.coverage(seen -> {
      seen.check("TreeEnsemble").percentage(share -> share > 10);
      seen.check("Linear").percentage(share -> share > 4);
      seen.check("Blend").percentage(share -> share > 10);
    });
  }

  @Property(tries = 400)
  void amountsAreShapleyValues(@ForAll("cases") Tuple2<ModelIr, ColumnBatch> cases) {
    ModelIr model = cases.get1();
    Explainer explainer = Explainer.of(model);
    for (double[] row : rows(cases.get2())) {
      double[] slots = model.slots(row);
      assertAmounts(model, explainer.explain(row),
          known -> ShapleyByHand.expected(model.predictor(), slots, known));
    }
    Statistics.label("tree").collect(largest(model.predictor()));
    Statistics.label("tree").coverage(seen -> {
      seen.check("tables").percentage(share -> share > 15);
      seen.check("too large for tables").percentage(share -> share > 3);
    });
  }

  @Property(tries = 200)
  void amountsOfTreesThatAreTooLargeForTablesAreShapleyValues(
      @ForAll("deep") Tuple.Tuple3<FeatureSchema, Tree, ColumnBatch> given) {
    ModelIr model = ModelIr.of(Task.REGRESSION, given.get1(), new TreeEnsemble(0, List.of(given.get2())));
    Explainer explainer = Explainer.of(model);
    for (double[] row : rows(given.get3())) {
      assertAmounts(model, explainer.explain(row), known -> ShapleyByHand.expected(model.predictor(), row, known));
    }
    Statistics.collect(largest(model.predictor()));
    Statistics.coverage(seen -> seen.check("too large for tables").percentage(share -> share > 15));
  }

  @Property(tries = 200)
  void amountsAgainstABackgroundAreMeansOfShapleyValues(
      @ForAll("pairs") Tuple.Tuple3<ModelIr, ColumnBatch, ColumnBatch> given) {
    ModelIr model = given.get1();
    BackgroundExplainer explainer = BackgroundExplainer.of(model, given.get3());
    for (double[] row : rows(given.get2())) {
      Explanation explanation = explainer.explain(row);
      double sum = explanation.contributions().stream().mapToDouble(Contribution::amount).sum();
      assertThat(explainer.base() + sum).isEqualTo(explanation.margin(), within(EQUAL));
      assertAmounts(model, explanation, known -> meanOfMixed(model, model.slots(row), given.get3(), known));
    }
  }

  private static double meanOfMixed(ModelIr model, double[] slots, ColumnBatch background, int known) {
    double sum = 0;
    for (double[] other : rows(background)) {
      double[] mixed = model.slots(other);
      for (int slot = 0; slot < mixed.length; slot++) {
        mixed[slot] = (known >>> slot & 1) != 0 ? slots[slot] : mixed[slot];
      }
      sum += model.predictor().margin(mixed);
    }
    return sum / background.rows();
  }

  @Property(tries = 200)
  void batchesSayWhatCasesSay(@ForAll("cases") Tuple2<ModelIr, ColumnBatch> cases) {
    Explainer explainer = Explainer.of(cases.get1());
    ColumnBatch batch = cases.get2();
    double[][] amounts = new double[explainer.fields().size()][batch.rows()];
    explainer.forAnotherThread().contributions(batch, 0, batch.rows(), amounts);
    List<double[]> rows = rows(batch);
    assertThat(explainer.explain(batch)).isEqualTo(rows.stream().map(explainer::explain).toList());
    for (int i = 0; i < rows.size(); i++) {
      for (Contribution each : explainer.explain(rows.get(i)).contributions()) {
        assertThat(amounts[explainer.fields().indexOf(each.field())][i]).isEqualTo(each.amount());
      }
    }
  }

  private static void assertAmounts(ModelIr model, Explanation explanation, IntToDoubleFunction game) {
    double[] bySlot = ShapleyByHand.values(model.slots(), game);
    Map<String, Double> byField = new HashMap<>();
    for (int slot = 0; slot < bySlot.length; slot++) {
      byField.merge(model.field(slot), bySlot[slot], Double::sum);
    }
    explanation.contributions().forEach(each ->
        assertThat(each.amount()).as(each.field()).isEqualTo(byField.remove(each.field()), within(EQUAL)));
    assertThat(byField.values()).as("fields that are not read").allSatisfy(amount ->
        assertThat(amount).isEqualTo(0, within(EQUAL)));
  }

  private static String largest(Predictor predictor) {
    int branches = trees(predictor).stream().mapToInt(tree -> Branch.of(tree).size()).max().orElse(0);
    return branches == 0 ? "none" : branches > MOST_BRANCHES ? "too large for tables" : "tables";
  }

  private static List<Tree> trees(Predictor predictor) {
    return predictor instanceof TreeEnsemble ensemble ? ensemble.trees()
        : predictor instanceof Blend blend
        ? blend.members().stream().flatMap(member -> trees(member.predictor()).stream()).toList() : List.of();
  }

  private static List<double[]> rows(ColumnBatch batch) {
    return IntStream.range(0, batch.rows()).mapToObj(i -> {
      double[] row = new double[batch.width()];
      batch.row(i, row);
      return row;
    }).toList();
  }

  private static Arbitrary<ModelIr> models() {
    return Arbitraries.of(Task.BINARY, Task.REGRESSION).flatMap(ModelArbitraries::models);
  }

  @Provide
  Arbitrary<Tuple2<ModelIr, ColumnBatch>> cases() {
    return models().flatMap(model -> ModelArbitraries.batches(model.schema(), 5).map(batch -> Tuple.of(model, batch)))
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<Tuple.Tuple3<ModelIr, ColumnBatch, ColumnBatch>> pairs() {
    return models().flatMap(model -> ModelArbitraries.batches(model.schema(), 3).flatMap(batch ->
        ModelArbitraries.batches(model.schema(), 4).map(background -> Tuple.of(model, batch, background))))
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<Tuple.Tuple3<FeatureSchema, Tree, ColumnBatch>> deep() {
    return ModelArbitraries.schemas().flatMap(schema ->
        TreeArbitraries.trees(schema, schema.size(), TreeArbitraries.DEEPEST).flatMap(tree ->
            ModelArbitraries.batches(schema, 5).map(batch -> Tuple.of(schema, tree, batch)))).withoutEdgeCases();
  }
}
