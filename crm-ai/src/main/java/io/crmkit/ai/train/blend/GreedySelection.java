package io.crmkit.ai.train.blend;

import io.crmkit.ai.train.TrainingSet;
import java.util.List;

/** Picks members again and again, each time the one that helps most, and weighs them by how often they were picked. */
final class GreedySelection {

  private static final int PICKS = 25;

  private GreedySelection() {}

  /** Returns a weight for each member; they sum to 1. */
  static double[] weights(List<double[]> margins, TrainingSet set) {
    int[] picked = new int[margins.size()];
    double[] sum = new double[set.size()];
    double[] weights = new double[margins.size()];
    double least = Double.POSITIVE_INFINITY;
    for (int size = 1; size <= PICKS; size++) {
      double[] losses = losses(margins, sum, size, set);
      int best = least(losses);
      picked[best]++;
      add(sum, margins.get(best));
      if (losses[best] < least) {
        least = losses[best];
        for (int i = 0; i < weights.length; i++) {
          weights[i] = (double) picked[i] / size;
        }
      }
    }
    return weights;
  }

  /** Returns what the loss would be with each of the members. */
  private static double[] losses(List<double[]> margins, double[] sum, int size, TrainingSet set) {
    return margins.stream().mapToDouble(each -> loss(sum, each, size, set)).toArray();
  }

  private static int least(double[] losses) {
    int least = 0;
    for (int i = 1; i < losses.length; i++) {
      least = losses[i] < losses[least] ? i : least;
    }
    return least;
  }

  private static void add(double[] sum, double[] more) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += more[i];
    }
  }

  private static double loss(double[] sum, double[] more, int size, TrainingSet set) {
    double loss = 0;
    for (int row = 0; row < sum.length; row++) {
      loss += set.loss(row, (sum[row] + more[row]) / size);
    }
    return loss;
  }
}
