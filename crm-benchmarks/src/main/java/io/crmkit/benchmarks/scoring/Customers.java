package io.crmkit.benchmarks.scoring;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.TreeEnsemble;
import io.crmkit.ai.ir.Task;
import io.crmkit.ai.ir.Tree;
import io.crmkit.ai.ir.Tree.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up customers of a telephone company: three numbers, one of them with gaps, and 16 categories of three words. */
final class Customers {

  /** How many trees a model has, and how deep they are. */
  static final int TREES = 300;
  static final int DEPTH = 4;

  private static final int NUMBERS = 3;
  private static final int CATEGORIES = 16;
  private static final int WORDS = 3;
  private static final int LONGEST = 73;
  private static final int FEES = 250;

  private Customers() {}

  static FeatureSchema schema() {
    List<Feature> features = new ArrayList<>(
        List.of(Feature.number("tenure"), Feature.number("monthly"), Feature.number("total")));
    for (int i = 0; i < CATEGORIES; i++) {
      features.add(Feature.category("service " + i, List.of("yes", "no", "none")));
    }
    return new FeatureSchema(features);
  }

  static ColumnBatch batch(int rows) {
    SplittableRandom random = new SplittableRandom(2);
    double[][] columns = new double[NUMBERS + CATEGORIES][rows];
    for (int row = 0; row < rows; row++) {
      columns[0][row] = random.nextInt(LONGEST);
      columns[1][row] = 20 + random.nextInt(10_000) / 100.0;
      columns[2][row] = random.nextInt(10) == 0 ? Double.NaN : columns[0][row] * columns[1][row];
      for (int i = NUMBERS; i < columns.length; i++) {
        columns[i][row] = random.nextInt(WORDS);
      }
    }
    return ColumnBatch.of(columns);
  }

  /** Whether each customer left, by chance and by what is known of them. */
  static int[] left(ColumnBatch batch) {
    SplittableRandom random = new SplittableRandom(3);
    int[] left = new int[batch.rows()];
    for (int row = 0; row < left.length; row++) {
      double margin = batch.column(1)[row] / 40 - batch.column(0)[row] / 20 + batch.column(NUMBERS)[row]
          - batch.column(NUMBERS + 1)[row] * batch.column(NUMBERS + 2)[row] / 2;
      left[row] = random.nextDouble() < 1 / (1 + Math.exp(-margin)) ? 1 : 0;
    }
    return left;
  }

  /** Returns a model of complete random trees on the numbers and on a slot for each word. */
  static ModelIr model() {
    ModelIr.Builder model = ModelIr.builder(Task.BINARY, schema());
    List<Integer> words = new ArrayList<>();
    for (int i = 0; i < CATEGORIES * WORDS; i++) {
      words.add(model.derive(new Derivation.Category(NUMBERS + i / WORDS, i % WORDS)));
    }
    SplittableRandom random = new SplittableRandom(1);
    List<Tree> trees = new ArrayList<>();
    for (int i = 0; i < TREES; i++) {
      Tree.Builder tree = new Tree.Builder();
      grow(tree, random, words, DEPTH, 1);
      trees.add(tree.build());
    }
    return model.predictor(new TreeEnsemble(-1, trees)).build();
  }

  private static int grow(Tree.Builder tree, SplittableRandom random, List<Integer> words, int depth, double cover) {
    if (depth == 0) {
      return tree.leaf(random.nextDouble() - 0.5, cover);
    }
    int pick = random.nextInt(words.size() + 4 * NUMBERS);
    Side missing = random.nextBoolean() ? Side.LEFT : Side.RIGHT;
    int split = pick < words.size() ? tree.split(words.get(pick), 0.5, missing, cover)
        : tree.split(pick % NUMBERS, threshold(pick % NUMBERS, random), missing, cover);
    double share = random.nextDouble(0.2, 0.8);
    int left = grow(tree, random, words, depth - 1, cover * share);
    tree.children(split, left, grow(tree, random, words, depth - 1, cover * (1 - share)));
    return split;
  }

  private static double threshold(int number, SplittableRandom random) {
    return number == 0 ? random.nextInt(LONGEST)
        : number == 1 ? 20 + random.nextInt(FEES) * 0.4 : random.nextInt(FEES) * 32.0;
  }
}
