package io.crmkit.ai.train.cluster;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.ai.train.UnlearnableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Cases as points: numbers with mean 0 and variance 1, and a coordinate for each category. */
final class Points {

  static final int MOST_CATEGORIES = 500;

  final List<Derivation> derivations = new ArrayList<>();
  final List<Integer> inputs = new ArrayList<>();
  final double[][] rows;
  final double[] weights;

  private Points(TrainingSet set) {
    weights = set.weights().toArray();
    int features = set.schema().size();
    for (int i = 0; i < features; i++) {
      if (set.schema().feature(i).kind() == FeatureKind.NUMBER) {
        number(i, set.rows().column(i), features);
      }
    }
    categories(set).forEach(category -> add(category, features));
    if (inputs.isEmpty()) {
      throw new UnlearnableException("no field has two values: there is nothing to tell apart");
    }
    rows = rows(set.rows(), features);
  }

  static Points of(TrainingSet set) {
    return new Points(set);
  }

  private void number(int feature, double[] column, int features) {
    double all = 0;
    double sum = 0;
    for (int row = 0; row < column.length; row++) {
      all += Double.isNaN(column[row]) ? 0 : weights[row];
      sum += Double.isNaN(column[row]) ? 0 : weights[row] * column[row];
    }
    double mean = sum / all;
    double squares = 0;
    for (int row = 0; row < column.length; row++) {
      squares += Double.isNaN(column[row]) ? 0 : weights[row] * (column[row] - mean) * (column[row] - mean);
    }
    if (!Double.isFinite(squares)) {
      throw new UnlearnableException("the numbers of feature %d, from 0, are too large to be compared".formatted(feature));
    }
    if (squares / all > 0) {
      derivations.add(new Derivation.Scale(feature, mean, 1 / Math.sqrt(squares / all)));
      add(new Derivation.Fill(features + derivations.size() - 1, 0), features);
    }
  }

  private void add(Derivation coordinate, int features) {
    derivations.add(coordinate);
    inputs.add(features + derivations.size() - 1);
  }

  private static List<Derivation.Category> categories(TrainingSet set) {
    List<Counted> counted = new ArrayList<>();
    for (int i = 0; i < set.schema().size(); i++) {
      Feature feature = set.schema().feature(i);
      int[] counts = new int[feature.vocabulary().size()];
      for (double value : counts.length == 0 ? new double[0] : set.rows().column(i)) {
        if (value >= 0 && value < counts.length) {
          counts[(int) value]++;
        }
      }
      for (int code = 0; code < counts.length; code++) {
        if (counts[code] > 0 && counts[code] < set.size()) {
          counted.add(new Counted(new Derivation.Category(i, code), counts[code]));
        }
      }
    }
    return counted.stream().sorted(Comparator.comparingInt(Counted::count).reversed()).limit(MOST_CATEGORIES)
        .map(Counted::category).toList();
  }

  /** Computes what the model will compute, to the last bit. */
  private double[][] rows(ColumnBatch batch, int features) {
    double[][] points = new double[batch.rows()][inputs.size()];
    double[] slots = new double[features + derivations.size()];
    double[] row = new double[features];
    for (int i = 0; i < points.length; i++) {
      batch.row(i, row);
      System.arraycopy(row, 0, slots, 0, features);
      for (int derived = 0; derived < derivations.size(); derived++) {
        slots[features + derived] = derivations.get(derived).of(slots);
      }
      double[] point = points[i];
      Arrays.setAll(point, at -> slots[inputs.get(at)]);
    }
    return points;
  }

  /** Adds up in the order in which the model does. */
  static double squared(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double apart = a[i] - b[i];
      sum += apart * apart;
    }
    return sum;
  }

  /**
   * Draws cases to begin with, each by its squared distance to those before (k-means++); fewer where no other case
   * differs from them.
   */
  double[][] seeds(int wanted, SplittableRandom random) {
    double[] chances = weights.clone();
    double[] apart = new double[rows.length];
    Arrays.fill(apart, Double.POSITIVE_INFINITY);
    List<double[]> seeds = new ArrayList<>();
    while (seeds.size() < wanted && Arrays.stream(chances).anyMatch(chance -> chance > 0)) {
      double[] seed = rows[drawn(chances, random)];
      seeds.add(seed.clone());
      for (int row = 0; row < rows.length; row++) {
        apart[row] = Math.min(apart[row], squared(rows[row], seed));
        chances[row] = weights[row] * apart[row];
      }
    }
    return seeds.toArray(double[][]::new);
  }

  private static int drawn(double[] chances, SplittableRandom random) {
    double all = 0;
    for (double chance : chances) {
      all += chance;
    }
    double left = random.nextDouble() * all;
    int last = 0;
    for (int row = 0; row < chances.length; row++) {
      if (chances[row] > 0) {
        last = row;
        left -= chances[row];
        if (left < 0) {
          return row;
        }
      }
    }
    return last;
  }

  /** Returns cases to compare all of, ascending. */
  int[] sample(int most, long seed) {
    int[] all = IntStream.range(0, rows.length).toArray();
    if (all.length <= most) {
      return all;
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < most; i++) {
      int other = i + random.nextInt(all.length - i);
      int row = all[i];
      all[i] = all[other];
      all[other] = row;
    }
    return Arrays.stream(all, 0, most).sorted().toArray();
  }

  private record Counted(Derivation.Category category, int count) {}
}
