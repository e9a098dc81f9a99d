package io.crmkit.ai.train.linear;

import io.crmkit.ai.ir.Exponential;
import io.crmkit.ai.ir.Logistic;
import io.crmkit.ai.train.TrainingSet;
import java.util.Arrays;
import java.util.List;

/**
 * A logistic regression that is fitted again and again: the log-loss is approximated by a parabola where the weights are,
 * and coordinates go down it in turn. Columns are centred, so that the intercept stands alone.
 */
final class Regression {

  private static final int MOST_PARABOLAS = 25;
  private static final int MOST_TURNS = 200;
  private static final double SMALL_STEP = 1e-6;
  private static final double LEAST_CURVATURE = 1e-5;

  private final double[][] columns;
  private final double[] means;
  private final double[] labels;
  private final double[] cases;
  private final double[] margins;
  private final double[] curvature;
  private final double[] slope;
  private final double[] weights;
  private final int[] signs;
  private final double[][] products;
  private final double[] gradient;
  private double centre;

  /** Makes one whose weights have a sign of 1 or -1 where they must, else 0. */
  Regression(List<double[]> columns, TrainingSet set, int[] signs) {
    this.signs = signs.clone();
    labels = set.labels().toArray();
    cases = set.weights().toArray();
    double all = Arrays.stream(cases).sum();
    for (int i = 0; i < cases.length; i++) {
      cases[i] /= all;
    }
    this.columns = new double[columns.size()][];
    means = new double[columns.size()];
    for (int j = 0; j < means.length; j++) {
      means[j] = mean(columns.get(j));
      this.columns[j] = centred(columns.get(j), means[j]);
    }
    weights = new double[means.length];
    gradient = new double[means.length];
    products = new double[means.length][means.length];
    margins = new double[labels.length];
    curvature = new double[labels.length];
    slope = new double[labels.length];
    centre = Logistic.inverse(set.baseRate());
    Arrays.fill(margins, centre);
  }

  private double mean(double[] column) {
    double sum = 0;
    for (int i = 0; i < column.length; i++) {
      sum += cases[i] * column[i];
    }
    return sum;
  }

  private static double[] centred(double[] column, double mean) {
    double[] centred = new double[column.length];
    Arrays.setAll(centred, i -> column[i] - mean);
    return centred;
  }

  /** Returns the penalty of absolute values from which on all weights are 0. */
  double strongestPenalty() {
    derive();
    double most = 1e-12;
    for (double[] column : columns) {
      most = Math.max(most, Math.abs(dot(column, slope)));
    }
    return most;
  }

  double[] weights() {
    return weights.clone();
  }

  double[] means() {
    return means.clone();
  }

  /** Returns the intercept for columns that are not centred. */
  double intercept() {
    double intercept = centre;
    for (int j = 0; j < weights.length; j++) {
      intercept -= weights[j] * means[j];
    }
    return intercept;
  }

  void fit(double penalty, double share) {
    for (int i = 0; i < MOST_PARABOLAS; i++) {
      derive();
      approximate();
      if (descend(penalty * share, penalty * (1 - share)) < SMALL_STEP) {
        return;
      }
    }
  }

  private void derive() {
    for (int i = 0; i < margins.length; i++) {
      double probability = 1 / (1 + Exponential.of(-margins[i]));
      slope[i] = cases[i] * (labels[i] - probability);
      curvature[i] = cases[i] * Math.max(probability * (1 - probability), LEAST_CURVATURE);
    }
  }

  private void approximate() {
    double[] bent = new double[margins.length];
    for (int j = 0; j < columns.length; j++) {
      double[] column = columns[j];
      gradient[j] = dot(column, slope);
      for (int i = 0; i < bent.length; i++) {
        bent[i] = column[i] * curvature[i];
      }
      for (int k = 0; k <= j; k++) {
        products[j][k] = dot(bent, columns[k]);
        products[k][j] = products[j][k];
      }
    }
  }

  /** Goes down the parabola in turns and returns the largest change of a weight. */
  private double descend(double absolute, double squared) {
    double[] before = weights.clone();
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      double largest = 0;
      for (int j = 0; j < weights.length; j++) {
        largest = Math.max(largest, Math.abs(step(j, absolute, squared)));
      }
      if (largest < SMALL_STEP / 10) {
        break;
      }
    }
    return moved(before);
  }

  private double step(int j, double absolute, double squared) {
    double bend = products[j][j];
    double target = gradient[j] + bend * weights[j];
    double shrunk = signs[j] * target < 0 ? 0 : Math.max(Math.abs(target) - absolute, 0);
    double weight = shrunk == 0 ? 0 : Math.copySign(shrunk, target) / (bend + squared);
    double change = weight - weights[j];
    if (change != 0) {
      weights[j] = weight;
      double[] row = products[j];
      for (int k = 0; k < gradient.length; k++) {
        gradient[k] -= row[k] * change;
      }
    }
    return change;
  }

  private double moved(double[] before) {
    double largest = 0;
    for (int j = 0; j < weights.length; j++) {
      double change = weights[j] - before[j];
      if (change != 0) {
        largest = Math.max(largest, Math.abs(change));
        double[] column = columns[j];
        for (int i = 0; i < margins.length; i++) {
          margins[i] += column[i] * change;
        }
      }
    }
    return Math.max(largest, Math.abs(shift()));
  }

  /** Moves the intercept to where it fits, one step of Newton. */
  private double shift() {
    derive();
    double step = Arrays.stream(slope).sum() / Arrays.stream(curvature).sum();
    centre += step;
    for (int i = 0; i < margins.length; i++) {
      margins[i] += step;
    }
    return step;
  }

  private static double dot(double[] a, double[] b) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      first += a[i] * b[i];
      second += a[i + 1] * b[i + 1];
      third += a[i + 2] * b[i + 2];
      fourth += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      first += a[i] * b[i];
    }
    return first + second + (third + fourth);
  }
}
