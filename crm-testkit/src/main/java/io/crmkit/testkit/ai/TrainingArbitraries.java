package io.crmkit.testkit.ai;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.Logistic;
import io.crmkit.ai.train.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Arbitrary cases to learn from, of which both labels are there. */
public final class TrainingArbitraries {

  private static final int MOST_NUMBERS = 4;
  private static final List<String> VOCABULARY = List.of("basic", "plus", "pro");

  private TrainingArbitraries() {}

  /**
   * Cases with up to four numbers, named {@code number0} and so on, and a category, {@code plan}. Each tenth number is
   * missing. The labels are drawn by log-odds that are a sum of what each field says, around an intercept.
   */
  public static Arbitrary<TrainingSet> additive(int rows, double intercept) {
    return Arbitraries.longs().map(seed -> new Maker(seed, rows).labelled(intercept, 0));
  }

  /** The same with log-odds that also bend: numbers count by their squares and by each other. */
  public static Arbitrary<TrainingSet> bent(int rows) {
    return Arbitraries.longs().map(seed -> new Maker(seed, rows).labelled(-0.5, 1.5));
  }

  /** The columns of one set and what its labels are drawn by. */
  private static final class Maker {

    private final SplittableRandom random;
    private final double[][] columns;
    private final int numbers;

    Maker(long seed, int rows) {
      random = new SplittableRandom(seed);
      numbers = 2 + random.nextInt(MOST_NUMBERS - 1);
      columns = new double[numbers + 1][rows];
      for (int row = 0; row < rows; row++) {
        for (int i = 0; i < numbers; i++) {
          columns[i][row] = random.nextInt(10) == 0 ? Double.NaN : random.nextDouble(-2, 2);
        }
        columns[numbers][row] = random.nextInt(VOCABULARY.size());
      }
    }

    TrainingSet labelled(double intercept, double bend) {
      double[] slopes = random.doubles(numbers, -1, 1).toArray();
      double[] bends = random.doubles(numbers, -bend, Math.nextUp(bend)).toArray();
      double[] plans = random.doubles(VOCABULARY.size(), -1, 1).toArray();
      double[] labels = new double[columns[0].length];
      for (int row = 0; row < labels.length; row++) {
        double odds = intercept + plans[(int) columns[numbers][row]];
        for (int i = 0; i < numbers; i++) {
          double value = valued(i, row);
          odds += slopes[i] * value + bends[i] * value * valued((i + 1) % numbers, row);
          odds += bends[numbers - 1 - i] * (value * value - 1);
        }
        labels[row] = random.nextDouble() < Logistic.of(odds) ? 1 : 0;
      }
      labels[0] = 0;
      labels[1] = 1;
      return TrainingSet.of(schema(), ColumnBatch.of(columns), labels);
    }

    private double valued(int number, int row) {
      double value = columns[number][row];
      return Double.isNaN(value) ? 0 : value;
    }

    private FeatureSchema schema() {
      List<Feature> features = new ArrayList<>();
      for (int i = 0; i < numbers; i++) {
        features.add(Feature.number("number" + i));
      }
      features.add(Feature.category("plan", VOCABULARY));
      return new FeatureSchema(features);
    }
  }
}
