package io.crmkit.ai.train.blend;

import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.train.TrainingSet;
import java.util.Arrays;

/** Isotonic regression by pooling adjacent violators (Ayer et al. 1955); each pool is a step at its mean margin. */
record PooledSteps(DoubleArray margins, DoubleArray probabilities) {

  static PooledSteps of(double[] margins, TrainingSet set) {
    Integer[] order = new Integer[margins.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(margins[a], margins[b]));
    Pools pools = new Pools(margins.length);
    for (int row : order) {
      pools.add(margins[row], set.labels().at(row), set.weights().at(row));
    }
    return pools.steps();
  }

  /** Sums of margins, labels and weights. */
  private static final class Pools {

    private final double[] margins;
    private final double[] labels;
    private final double[] weights;
    private int size;

    Pools(int most) {
      margins = new double[most];
      labels = new double[most];
      weights = new double[most];
    }

    void add(double margin, double label, double weight) {
      margins[size] = margin * weight;
      labels[size] = label * weight;
      weights[size++] = weight;
      while (size > 1 && (mean(labels, size - 2) >= mean(labels, size - 1)
          || mean(margins, size - 2) >= mean(margins, size - 1))) {
        size--;
        margins[size - 1] += margins[size];
        labels[size - 1] += labels[size];
        weights[size - 1] += weights[size];
      }
    }

    private double mean(double[] sums, int at) {
      return sums[at] / weights[at];
    }

    /** Half a case of each kind keeps the ends away from 0 and 1. */
    PooledSteps steps() {
      double all = Arrays.stream(weights, 0, size).sum();
      double least = 0.5 / (all + 1);
      double[] at = new double[size];
      double[] probabilities = new double[size];
      for (int i = 0; i < size; i++) {
        at[i] = mean(margins, i);
        probabilities[i] = Math.min(Math.max(mean(labels, i), least), 1 - least);
      }
      return new PooledSteps(DoubleArray.of(at), DoubleArray.of(probabilities));
    }
  }
}
