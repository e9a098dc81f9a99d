package io.crmkit.ai.train.linear;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.ai.train.UnlearnableException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The columns of a linear model: numbers with mean 0 and variance 1, whether a number is missing, and each category that
 * is not rare. What is missing counts as the mean.
 */
final class Design {

  /** How many columns there are at most; the most frequent categories stay. */
  static final int MOST = 500;

  private static final int RARE = 5;

  final List<Derivation> derivations = new ArrayList<>();
  final List<double[]> columns = new ArrayList<>();

  private Design() {}

  static Design of(TrainingSet set) {
    Design design = new Design();
    FeatureSchema schema = set.schema();
    for (int i = 0; i < schema.size(); i++) {
      if (schema.feature(i).kind() == FeatureKind.NUMBER) {
        design.number(i, set.rows().column(i), set.weights());
      }
    }
    design.categories(set);
    for (Derivation derivation : design.derivations) {
      design.columns.add(column(derivation, set.rows()));
    }
    return design;
  }

  private void number(int feature, double[] column, DoubleArray weights) {
    double all = 0;
    double sum = 0;
    int missing = 0;
    for (int i = 0; i < column.length; i++) {
      boolean none = Double.isNaN(column[i]);
      missing += none ? 1 : 0;
      all += none ? 0 : weights.at(i);
      sum += none ? 0 : weights.at(i) * column[i];
    }
    double mean = missing == column.length ? 0 : sum / all;
    double squares = 0;
    for (int i = 0; i < column.length; i++) {
      squares += Double.isNaN(column[i]) ? 0 : weights.at(i) * (column[i] - mean) * (column[i] - mean);
    }
    if (!Double.isFinite(squares)) {
      throw new UnlearnableException("the numbers of feature %d, from 0, are too large to be compared".formatted(feature));
    }
    if (squares / all > 0) {
      derivations.add(new Derivation.Scale(feature, mean, 1 / Math.sqrt(squares / all)));
    }
    if (missing >= RARE && missing < column.length) {
      derivations.add(new Derivation.Missing(feature));
    }
  }

  private void categories(TrainingSet set) {
    List<Counted> counted = new ArrayList<>();
    for (int i = 0; i < set.schema().size(); i++) {
      Feature feature = set.schema().feature(i);
      if (feature.kind() == FeatureKind.CATEGORY) {
        int[] counts = new int[feature.vocabulary().size()];
        for (double value : set.rows().column(i)) {
          if (value >= 0 && value < counts.length) {
            counts[(int) value]++;
          }
        }
        for (int code = 0; code < counts.length; code++) {
          if (counts[code] >= RARE && counts[code] < set.size()) {
            counted.add(new Counted(i, code, counts[code]));
          }
        }
      }
    }
    counted.stream()
        .sorted(Comparator.comparingInt(Counted::count).reversed().thenComparingInt(Counted::feature)
            .thenComparingInt(Counted::code))
        .limit(Math.max(0, MOST - derivations.size()))
        .sorted(Comparator.comparingInt(Counted::feature).thenComparingInt(Counted::code))
        .forEach(category -> derivations.add(new Derivation.Category(category.feature, category.code)));
  }

  private static double[] column(Derivation derivation, ColumnBatch rows) {
    Derivation.OfOne one = (Derivation.OfOne) derivation;
    double[] from = rows.column(one.input());
    double[] column = new double[from.length];
    for (int i = 0; i < column.length; i++) {
      double value = one.apply(from[i]);
      column[i] = Double.isNaN(value) ? 0 : value;
    }
    return column;
  }

  /** Returns the sign that the weight of each column must have, if any, by that of each feature. */
  int[] signs(int[] ofFeatures) {
    return derivations.stream()
        .mapToInt(derivation -> derivation instanceof Derivation.Scale scale ? ofFeatures[scale.input()] : 0).toArray();
  }

  private record Counted(int feature, int code, int count) {}
}
