package io.crmkit.testkit.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.crmkit.ai.codec.ModelDigest;
import io.crmkit.ai.ir.Calibrator;
import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor;
import io.crmkit.ai.ir.Scorer;
import io.crmkit.ai.ir.Task;
import io.crmkit.ai.ir.Tree;
import io.crmkit.ai.ir.Tree.Side;
import io.crmkit.ai.onnx.OnnxExport;
import io.crmkit.core.Validated;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What ONNX Runtime answers is what we answer. */
class OnnxExportTest {

  private static final double AS_GOOD_AS_EQUAL = 1e-9;

  private static Map<String, double[]> run(ModelIr model, double[][] rows) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(OnnxExport.of(model).orElseThrow());
        OnnxTensor input = OnnxTensor.createTensor(environment, rows);
        OrtSession.Result result = session.run(Map.of("features", input))) {
      Map<String, double[]> outputs = new HashMap<>();
      for (Map.Entry<String, ?> each : result) {
        double[][] column = (double[][]) ((OnnxTensor) each.getValue()).getValue();
        outputs.put(each.getKey(), Arrays.stream(column).mapToDouble(row -> row[0]).toArray());
      }
      return outputs;
    }
  }

  /** Returns by how much the answers differ at most, and asserts that what is missing is missing in both. */
  private static double apart(ModelIr model, double[][] rows) throws OrtException {
    Map<String, double[]> outputs = run(model, rows);
    assertThat(outputs.keySet())
        .isEqualTo(model.task() == Task.BINARY ? Set.of("margin", "probability") : Set.of("margin"));
    double[] margins = Objects.requireNonNull(outputs.get("margin"));
    double[] probabilities = outputs.get("probability");
    Scorer scorer = Scorer.of(model);
    double most = 0;
    for (int i = 0; i < rows.length; i++) {
      most = Math.max(most, apart(scorer.margin(rows[i]), margins[i]));
      if (probabilities != null) {
        most = Math.max(most, apart(scorer.probability(rows[i]), probabilities[i]));
      }
    }
    return most;
  }

  private static double[] margins(ModelIr model, double[][] rows) throws OrtException {
    return Objects.requireNonNull(run(model, rows).get("margin"));
  }

  private static double apart(double ours, double theirs) {
    return Double.compare(ours, theirs) == 0 ? 0 : Math.abs(ours - theirs) / Math.max(1, Math.abs(ours));
  }

  private static FeatureSchema numbers(int count) {
    return new FeatureSchema(IntStream.range(0, count).mapToObj(i -> Feature.number("f" + i)).toList());
  }

  @Test
  void answersAsWeDoForEveryKindOfModel() throws OrtException {
    Set<Class<?>> seen = new HashSet<>();
    for (int seed = 0; seed < 200; seed++) {
      RandomModels random = new RandomModels(seed);
      ModelIr model = random.model();
      Stream.concat(model.derivations().stream(), Stream.of(model.predictor(), model.calibrator()))
          .forEach(part -> seen.add(part.getClass()));

      assertThat(apart(model, random.rows(model.schema(), 40))).as("seed %d: %s", seed, model)
          .isLessThan(AS_GOOD_AS_EQUAL);
    }
    assertThat(seen).as("12 derivations, 4 predictors, 4 calibrators").hasSize(20);
  }

  @Test
  void keepsThePrecisionOfDoublesThoughTreesAnswerInFloats() throws OrtException {
    Tree.Builder tree = new Tree.Builder();
    int root = tree.split(0, Math.nextUp(0.1), Side.LEFT, 2);
    tree.children(root, tree.leaf(1_234_567.890_123_456, 1), tree.leaf(1e-7, 1));
    ModelIr model = ModelIr.of(Task.REGRESSION, numbers(1),
        new Predictor.TreeEnsemble(0.1, List.of(tree.build(), Tree.leaf(1.0 / 3, 1))));

    double[] margins = margins(model, new double[][] {{Math.nextUp(0.1)}, {Math.nextUp(Math.nextUp(0.1))}});
    assertThat(margins[0]).isEqualTo(1_234_567.890_123_456 + 0.1 + 1.0 / 3, within(1e-8));
    assertThat(margins[1]).isEqualTo(1e-7 + 0.1 + 1.0 / 3, within(1e-8));
  }

  @Test
  void sendsEveryCodeWhereTheSplitDoes() throws OrtException {
    Tree.Builder tree = new Tree.Builder();
    int root = tree.splitByCategory(0, 1L << 63 | 0b1011, Side.LEFT, 2);
    tree.children(root, tree.leaf(-1, 1), tree.leaf(1, 1));
    ModelIr model = ModelIr.of(Task.REGRESSION, numbers(1), new Predictor.TreeEnsemble(0, List.of(tree.build())));
    double[][] rows = IntStream.range(-8, 300).mapToObj(i -> new double[] {i / 4.0}).toArray(double[][]::new);
    rows[0][0] = Double.NaN;
    rows[1][0] = 1e300;
    rows[2][0] = -1e300;

    assertThat(apart(model, rows)).isZero();
  }

  @Test
  void takesLeavesOfAnySize() throws OrtException {
    for (double size : new double[] {1e-320, 1e-40, 1e40, 1e300}) {
      Tree.Builder tree = new Tree.Builder();
      int root = tree.split(0, 0, Side.LEFT, 2);
      tree.children(root, tree.leaf(size, 1), tree.leaf(-size / 3, 1));
      ModelIr model = ModelIr.of(Task.REGRESSION, numbers(1), new Predictor.TreeEnsemble(0, List.of(tree.build())));

      double[] margins = margins(model, new double[][] {{0}, {1}});
      assertThat(margins[0] / size).isEqualTo(1, within(1e-9));
      assertThat(margins[1] / size).isEqualTo(-1.0 / 3, within(size < 1e-300 ? 1e-3 : 1e-9));
    }
  }

  @Test
  void refusesLeavesThatAddUpToNoDoubleByName() {
    Tree.Builder tree = new Tree.Builder();
    int root = tree.split(0, 0, Side.LEFT, 2);
    tree.children(root, tree.leaf(Double.MAX_VALUE, 1), tree.leaf(0, 1));
    Validated<byte[]> refused = OnnxExport.of(ModelIr.of(Task.REGRESSION, numbers(1),
        new Predictor.TreeEnsemble(0, List.of(tree.build(), tree.build()))));

    assertThat(((Validated.Invalid<byte[]>) refused).violations().all()).singleElement()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("onnx.too-large"));
  }

  @Test
  void saysWhichModelItWasButNotTheWordsOfPersonalFeatures() throws OrtException {
    FeatureSchema schema = new FeatureSchema(List.of(Feature.category("plan", List.of("basic", "plus")),
        Feature.category("employer", List.of("Acme")).asPersonal()));
    ModelIr model = ModelIr.of(Task.BINARY, schema, new Predictor.Linear(0, List.of()));
    try (OrtSession session =
        OrtEnvironment.getEnvironment().createSession(OnnxExport.of(model).orElseThrow())) {
      Map<String, String> told = session.getMetadata().getCustomMetadata();
      assertThat(told).containsEntry("crmkit.digest", ModelDigest.of(model).toString())
          .containsEntry("crmkit.task", "BINARY");
      assertThat(told.get("crmkit.schema")).contains("plus", "employer").doesNotContain("Acme");
    }
  }

  @Test
  void scoresManyRowsAtOnce() throws OrtException {
    RandomModels random = new RandomModels(7);
    ModelIr model = ModelIr.builder(Task.BINARY, numbers(2)).derivations(List.of(new Derivation.Ratio(0, 1)))
        .predictor(new Predictor.Linear(0.5, List.of(new Predictor.Term(2, 1, 0.25))))
        .calibrator(new Calibrator.Isotonic(DoubleArray.of(0), DoubleArray.of(0.5))).build();
    double[][] rows = random.rows(model.schema(), 10_000);
    double[] margins = new double[rows.length];
    Scorer.of(model).margins(ColumnBatch.of(Arrays.stream(rows).mapToDouble(row -> row[0]).toArray(),
        Arrays.stream(rows).mapToDouble(row -> row[1]).toArray()), 0, rows.length, margins);

    assertThat(margins(model, rows)).containsExactly(margins, within(1e-12));
  }
}
