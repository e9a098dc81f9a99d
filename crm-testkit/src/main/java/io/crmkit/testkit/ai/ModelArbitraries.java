package io.crmkit.testkit.ai;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.DecisionPolicy;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor;
import io.crmkit.ai.ir.Task;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Arbitrary schemas, cases and models.
 *
 * <p>All numbers come from a few, so that values meet thresholds; a fifth of the values of cases are missing. Models
 * are of every task and predictor, with derived slots of every kind and every calibrator.
 */
public final class ModelArbitraries {

  /** How many features a schema has at most. */
  public static final int MOST_FEATURES = 5;

  private static final List<String> WORDS = List.of("month", "year", "Größe", "a b", "none");
  private static final List<String> UNITS = List.of("", "", "months", "EUR");
  private static final List<Double> NUMBERS = List.of(0.0, 1.0, -1.0, 2.0, 0.5, -2.5, 3.0, 0.1);

  private ModelArbitraries() {}

  /** Schemas of 1 to {@value #MOST_FEATURES} features. */
  public static Arbitrary<FeatureSchema> schemas() {
    return features().list().ofMinSize(1).ofMaxSize(MOST_FEATURES).map(ModelArbitraries::named);
  }

  /** Cases of a schema. */
  public static Arbitrary<double[]> rows(FeatureSchema schema) {
    List<Arbitrary<Double>> values = schema.features().stream().map(ModelArbitraries::values).toList();
    return Combinators.combine(values).as(row -> row.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Batches of 1 to {@code mostRows} cases. */
  public static Arbitrary<ColumnBatch> batches(FeatureSchema schema, int mostRows) {
    return rows(schema).list().ofMinSize(1).ofMaxSize(mostRows).map(rows -> {
      double[][] columns = new double[schema.size()][rows.size()];
      for (int i = 0; i < rows.size(); i++) {
        for (int j = 0; j < columns.length; j++) {
          columns[j][i] = rows.get(i)[j];
        }
      }
      return ColumnBatch.of(columns);
    });
  }

  /** Numbers of models and of cases. */
  public static Arbitrary<Double> numbers() {
    return Arbitraries.of(NUMBERS);
  }

  /** Models of every task, as codecs and stores must keep them. */
  public static Arbitrary<ModelIr> models() {
    return Arbitraries.frequency(Tuple.of(6, Task.BINARY), Tuple.of(2, Task.REGRESSION), Tuple.of(1, Task.CLUSTERING))
        .flatMap(ModelArbitraries::models).withoutEdgeCases();
  }

  /** Models of one task. */
  public static Arbitrary<ModelIr> models(Task task) {
    return schemas().flatMap(schema -> PreparationArbitraries.derivations(schema).flatMap(derivations -> {
      int slots = schema.size() + derivations.size();
      Arbitrary<? extends Predictor> predictors = task == Task.CLUSTERING
          ? PredictorArbitraries.clusters(slots) : PredictorArbitraries.predictors(schema, slots);
      return models(ModelIr.builder(task, schema).derivations(derivations), task, predictors);
    }));
  }

  private static Arbitrary<ModelIr> models(
      ModelIr.Builder builder, Task task, Arbitrary<? extends Predictor> predictors) {
    if (task != Task.BINARY) {
      return Combinators.combine(predictors, policies())
          .as((predictor, policy) -> builder.predictor(predictor).policy(policy).build());
    }
    return Combinators.combine(predictors, PreparationArbitraries.calibrators(), policies())
        .as((predictor, calibrator, policy) ->
            builder.predictor(predictor).calibrator(calibrator).policy(policy).build());
  }

  /** Policies, some with levels that nobody comes to. */
  public static Arbitrary<DecisionPolicy> policies() {
    return Arbitraries.integers().between(0, 8).list().ofSize(3).map(eighths -> {
      List<Double> sorted = eighths.stream().sorted().map(eighth -> eighth / 8.0).toList();
      return new DecisionPolicy(sorted.get(0), sorted.get(1), sorted.get(2));
    });
  }

  private static Arbitrary<Feature> features() {
    Arbitrary<List<String>> vocabularies =
        Arbitraries.integers().between(1, WORDS.size()).map(size -> WORDS.subList(0, size));
    return Combinators.combine(Arbitraries.of(FeatureKind.values()), vocabularies, Arbitraries.of(UNITS),
        Arbitraries.of(false, false, true)).as((kind, vocabulary, unit, personal) -> new Feature(
            "feature", kind, kind == FeatureKind.NUMBER ? List.of() : vocabulary, unit, personal));
  }

  private static FeatureSchema named(List<Feature> features) {
    List<Feature> named = new ArrayList<>();
    for (Feature each : features) {
      named.add(new Feature("feature " + named.size(), each.kind(), each.vocabulary(), each.unit(), each.personal()));
    }
    return new FeatureSchema(named);
  }

  private static Arbitrary<Double> values(Feature feature) {
    Arbitrary<Double> known = feature.kind() == FeatureKind.NUMBER ? numbers()
        : Arbitraries.integers().between(0, feature.vocabulary().size() - 1).map(Integer::doubleValue);
    return Arbitraries.frequencyOf(Tuple.of(4, known), Tuple.of(1, Arbitraries.just(Double.NaN)));
  }
}
