package io.crmkit.ai.train.blend;

import io.crmkit.ai.ir.Exponential;
import io.crmkit.ai.train.TrainingSet;

/** Logistic regression on very few columns, by Newton's method with halved steps. */
final class SmallRegression {

  private static final int MOST_STEPS = 50;
  private static final double RIDGE = 1e-6;

  private SmallRegression() {}

  /** Returns a weight for each column, and the intercept last. */
  static double[] fit(TrainingSet set, double[]... columns) {
    double[] weights = new double[columns.length + 1];
    double loss = loss(set, columns, weights);
    for (int i = 0; i < MOST_STEPS; i++) {
      double[] step = step(set, columns, weights);
      double[] next = moved(weights, step, 1);
      double nextLoss = loss(set, columns, next);
      for (double part = 0.5; nextLoss > loss && part > 1e-6; part /= 2) {
        next = moved(weights, step, part);
        nextLoss = loss(set, columns, next);
      }
      if (!(nextLoss < loss)) {
        break;
      }
      boolean done = loss - nextLoss < 1e-12 * Math.abs(loss);
      weights = next;
      loss = nextLoss;
      if (done) {
        break;
      }
    }
    return weights;
  }

  private static double[] moved(double[] weights, double[] step, double part) {
    double[] moved = weights.clone();
    for (int j = 0; j < moved.length; j++) {
      moved[j] += part * step[j];
    }
    return moved;
  }

  private static double margin(double[][] columns, double[] weights, int row) {
    double margin = weights[columns.length];
    for (int j = 0; j < columns.length; j++) {
      margin += weights[j] * columns[j][row];
    }
    return margin;
  }

  private static double loss(TrainingSet set, double[][] columns, double[] weights) {
    double loss = 0;
    for (int row = 0; row < set.size(); row++) {
      loss += set.loss(row, margin(columns, weights, row));
    }
    return loss;
  }

  private static double[] step(TrainingSet set, double[][] columns, double[] weights) {
    int size = weights.length;
    double[][] system = new double[size][size + 1];
    for (int row = 0; row < set.size(); row++) {
      double probability = 1 / (1 + Exponential.of(-margin(columns, weights, row)));
      double slope = set.weights().at(row) * (set.labels().at(row) - probability);
      double curvature = set.weights().at(row) * probability * (1 - probability);
      for (int j = 0; j < size; j++) {
        double value = j < columns.length ? columns[j][row] : 1;
        system[j][size] += slope * value;
        for (int k = 0; k < size; k++) {
          system[j][k] += curvature * value * (k < columns.length ? columns[k][row] : 1);
        }
      }
    }
    for (int j = 0; j < size; j++) {
      system[j][j] += RIDGE;
    }
    return solved(system);
  }

  /** Gauss's elimination; the matrix is positive definite, so that no pivot is 0. */
  private static double[] solved(double[][] system) {
    int size = system.length;
    for (int pivot = 0; pivot < size; pivot++) {
      for (int row = pivot + 1; row < size; row++) {
        double factor = system[row][pivot] / system[pivot][pivot];
        for (int column = pivot; column <= size; column++) {
          system[row][column] -= factor * system[pivot][column];
        }
      }
    }
    double[] solution = new double[size];
    for (int row = size - 1; row >= 0; row--) {
      double rest = system[row][size];
      for (int column = row + 1; column < size; column++) {
        rest -= system[row][column] * solution[column];
      }
      solution[row] = rest / system[row][row];
    }
    return solution;
  }
}
