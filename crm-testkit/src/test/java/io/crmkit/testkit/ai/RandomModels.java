package io.crmkit.testkit.ai;

import io.crmkit.ai.ir.Calibrator;
import io.crmkit.ai.ir.DecisionPolicy;
import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor;
import io.crmkit.ai.ir.Task;
import io.crmkit.ai.ir.Tree;
import io.crmkit.ai.ir.Tree.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Models of every kind and rows for them, the same for the same seed; what is missing is common. */
final class RandomModels {

  private static final int CATEGORIES = 5;

  private final Random random;

  RandomModels(long seed) {
    random = new Random(seed);
  }

  ModelIr model() {
    FeatureSchema schema = schema();
    Task task = Task.values()[random.nextInt(Task.values().length)];
    ModelIr.Builder model = ModelIr.builder(task, schema);
    int slots = schema.size();
    for (int i = random.nextInt(12); i > 0; i--) {
      slots = model.derive(derivation(slots, schema)) + 1;
    }
    model.predictor(task == Task.CLUSTERING ? clusters(slots) : predictor(slots, schema, 2));
    if (task == Task.BINARY) {
      model.calibrator(calibrator());
    }
    return model.policy(new DecisionPolicy(random.nextDouble() / 3, 0.5, 0.5 + random.nextDouble() / 2)).build();
  }

  private FeatureSchema schema() {
    List<Feature> features = new ArrayList<>();
    for (int i = 1 + random.nextInt(5); i >= 0; i--) {
      String name = "feature" + i;
      Feature feature = random.nextBoolean() ? Feature.number(name).in("€")
          : Feature.category(name, IntStream.range(0, CATEGORIES).mapToObj(each -> "c" + each).toList());
      features.add(random.nextInt(4) == 0 ? feature.asPersonal() : feature);
    }
    return new FeatureSchema(features);
  }

  private int slot(int slots) {
    return random.nextInt(slots);
  }

  private double number() {
    return Math.rint(random.nextGaussian() * 64) / 16;
  }

  /** Sums and products are of features only, so that nothing is computed of too many. */
  private Derivation derivation(int slots, FeatureSchema schema) {
    int first = slot(schema.size());
    int second = slot(schema.size());
    return switch (random.nextInt(12)) {
      case 0 -> new Derivation.Fill(slot(slots), number());
      case 1 -> new Derivation.Scale(slot(slots), number(), number());
      case 2 -> new Derivation.Clip(slot(slots), -1.5, 2.5);
      case 3 -> new Derivation.Log(slot(slots));
      case 4 -> new Derivation.Missing(slot(slots));
      case 5 -> new Derivation.Category(slot(slots), random.nextInt(CATEGORIES));
      case 6 -> new Derivation.Bin(slot(slots), ascending(random.nextInt(4)));
      case 7 -> new Derivation.Lookup(slot(slots), numbers(random.nextInt(CATEGORIES)), number());
      case 8 -> new Derivation.Sum(first, second);
      case 9 -> new Derivation.Difference(first, second);
      case 10 -> new Derivation.Product(first, second);
      default -> new Derivation.Ratio(first, second);
    };
  }

  private DoubleArray numbers(int size) {
    return DoubleArray.of(IntStream.range(0, size).mapToDouble(i -> number()).toArray());
  }

  private DoubleArray ascending(int size) {
    double[] edges = new double[size];
    double at = number();
    for (int i = 0; i < size; i++) {
      edges[i] = at;
      at += 0.125 + random.nextInt(20) / 16.0;
    }
    return DoubleArray.of(edges);
  }

  private Predictor predictor(int slots, FeatureSchema schema, int depth) {
    int kind = random.nextInt(depth > 0 ? 4 : 3);
    if (kind == 0) {
      return new Predictor.Linear(number(), IntStream.range(0, random.nextInt(5))
          .mapToObj(i -> new Predictor.Term(slot(slots), random.nextGaussian(), number())).toList());
    }
    if (kind < 3) {
      return new Predictor.TreeEnsemble(random.nextGaussian(),
          IntStream.range(0, random.nextInt(8)).mapToObj(i -> tree(slots, schema)).toList());
    }
    return new Predictor.Blend(number(), IntStream.range(0, random.nextInt(4))
        .mapToObj(i -> new Predictor.Member(number(), predictor(slots, schema, depth - 1))).toList());
  }

  private Predictor.Clusters clusters(int slots) {
    int width = random.nextInt(3);
    return new Predictor.Clusters(IntStream.range(0, width).mapToObj(i -> slot(slots)).toList(),
        IntStream.range(0, 1 + random.nextInt(4)).mapToObj(i -> numbers(width)).toList());
  }

  private Tree tree(int slots, FeatureSchema schema) {
    Tree.Builder tree = new Tree.Builder();
    grow(tree, slots, schema, random.nextInt(5));
    return tree.build();
  }

  private int grow(Tree.Builder tree, int slots, FeatureSchema schema, int depth) {
    if (depth == 0 || random.nextInt(8) == 0) {
      return tree.leaf(random.nextGaussian(), 1 + random.nextInt(9));
    }
    int slot = slot(slots);
    Side missing = random.nextBoolean() ? Side.LEFT : Side.RIGHT;
    boolean category = slot < schema.size() && schema.feature(slot).kind() == FeatureKind.CATEGORY
        ? random.nextInt(4) > 0 : random.nextInt(8) == 0;
    int node = category ? tree.splitByCategory(slot, random.nextLong(), missing, 10)
        : tree.split(slot, number(), missing, 10);
    int left = grow(tree, slots, schema, depth - 1);
    tree.children(node, left, grow(tree, slots, schema, depth - 1));
    return node;
  }

  private Calibrator calibrator() {
    return switch (random.nextInt(4)) {
      case 0 -> Calibrator.NONE;
      case 1 -> new Calibrator.Platt(random.nextDouble() * 2, number());
      case 2 -> new Calibrator.Beta(random.nextDouble(), random.nextDouble(), number());
      default -> isotonic(ascending(1 + random.nextInt(6)));
    };
  }

  private Calibrator isotonic(DoubleArray margins) {
    double[] probabilities = random.doubles(margins.size()).sorted().toArray();
    return new Calibrator.Isotonic(margins, DoubleArray.of(probabilities));
  }

  /** Returns rows for a schema: values on thresholds, unknown categories, and what is missing. */
  double[][] rows(FeatureSchema schema, int count) {
    double[][] rows = new double[count][schema.size()];
    for (double[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = schema.feature(i).kind() == FeatureKind.CATEGORY ? random.nextInt(CATEGORIES + 2) - 1 : number();
        row[i] = random.nextInt(5) == 0 ? Double.NaN : row[i];
      }
    }
    return rows;
  }
}
