package io.crmkit.ai.train;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.Exponential;
import io.crmkit.ai.ir.FeatureSchema;
import java.util.Arrays;

/**
 * Cases whose answer is known.
 *
 * @param schema what the columns are
 * @param rows the cases
 * @param labels the answers: 0 or 1 for probabilities, any finite number else
 * @param weights how much each case counts, above 0
 */
public record TrainingSet(FeatureSchema schema, ColumnBatch rows, DoubleArray labels, DoubleArray weights) {

  public TrainingSet {
    if (rows.width() != schema.size()) {
      throw new IllegalArgumentException("%d columns for %d features".formatted(rows.width(), schema.size()));
    }
    if (labels.size() != rows.rows() || weights.size() != rows.rows()) {
      throw new IllegalArgumentException("%d rows, %d labels and %d weights".formatted(
          rows.rows(), labels.size(), weights.size()));
    }
    if (rows.rows() == 0) {
      throw new IllegalArgumentException("nothing can be learned of no rows");
    }
    if (!labels.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("a label is not finite");
    }
    if (!weights.stream().allMatch(weight -> weight > 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a weight is not above 0");
    }
  }

  /** Returns cases that all count the same. */
  public static TrainingSet of(FeatureSchema schema, ColumnBatch rows, double[] labels) {
    double[] weights = new double[labels.length];
    Arrays.fill(weights, 1);
    return new TrainingSet(schema, rows, DoubleArray.of(labels), DoubleArray.of(weights));
  }

  /** Returns how many cases there are. */
  public int size() {
    return rows.rows();
  }

  /** Returns some of the cases, in the order given. */
  public TrainingSet rows(int... picked) {
    double[] someLabels = new double[picked.length];
    double[] someWeights = new double[picked.length];
    for (int i = 0; i < picked.length; i++) {
      someLabels[i] = labels.at(picked[i]);
      someWeights[i] = weights.at(picked[i]);
    }
    return new TrainingSet(schema, rows.rows(picked), DoubleArray.of(someLabels), DoubleArray.of(someWeights));
  }

  /** Returns the log-loss of a margin of a case, in nats, times its weight. */
  public double loss(int row, double margin) {
    double against = labels.at(row) == 1 ? -margin : margin;
    return weights.at(row) * (Math.max(against, 0) + StrictMath.log1p(Exponential.of(-Math.abs(against))));
  }

  /** Returns the weighted share of cases whose label is 1. */
  public double baseRate() {
    double ones = 0;
    double all = 0;
    for (int i = 0; i < size(); i++) {
      ones += weights.at(i) * labels.at(i);
      all += weights.at(i);
    }
    return ones / all;
  }

  /**
   * Returns this set if its labels are 0 and 1 and both are there.
   *
   * @throws UnlearnableException if not
   */
  public TrainingSet requireBinary() {
    int ones = 0;
    for (int i = 0; i < size(); i++) {
      double label = labels.at(i);
      if (label != 0 && label != 1) {
        throw new UnlearnableException("label %d is %s, not 0 or 1".formatted(i, label));
      }
      ones += (int) label;
    }
    if (ones == 0 || ones == size()) {
      throw new UnlearnableException("all %d labels are %d: there is nothing to tell apart".formatted(
          size(), ones == 0 ? 0 : 1));
    }
    return this;
  }
}
