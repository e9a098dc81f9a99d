package io.crmkit.forecast.coherence;

import io.crmkit.forecast.rollup.Tree;
import java.util.Arrays;

/**
 * Reconciles forecasts of the nodes of a tree such that every node is the sum of its children.
 *
 * <p>Forecasts are arrays with a number for each node, by the number that the tree gives it; they are never changed. A
 * forecast that adds up already stays as it is, up to rounding in the last digits; {@link #bottomUp} changes none that
 * is exact.
 */
public final class Coherence {

  private final Tree tree;

  public Coherence(Tree tree) {
    if (tree.size() == 0) {
      throw new IllegalArgumentException("a tree of forecasts needs a node");
    }
    this.tree = tree;
  }

  /** Returns the forecasts of the leaves, summed up. */
  public double[] bottomUp(double[] forecasts) {
    double[] sums = sound(forecasts, "forecasts");
    for (int node = tree.size() - 1; node >= 0; node--) {
      if (!tree.isLeaf(node)) {
        sums[node] = sumOfChildren(sums, node);
      }
    }
    return sums;
  }

  /**
   * Returns the forecasts of the roots, spread by fixed proportions: each node gets that share of its parent which its
   * weight is of the weights of its siblings; equal shares where these sum to zero.
   *
   * <p>With what came in the past as weights, these are the proportions of historical averages (Gross and Sohl 1990,
   * method F); with the forecasts themselves, the forecast proportions of Athanasopoulos, Ahmed and Hyndman 2009.
   *
   * @param weights for each node, not negative
   * @throws IllegalArgumentException if a number is not finite or a weight is negative
   */
  public double[] topDown(double[] forecasts, double[] weights) {
    double[] shared = sound(forecasts, "forecasts");
    double[] shares = notNegative(weights, "weights");
    for (int node = 0; node < tree.size(); node++) {
      int children = childrenOf(node);
      double sum = sumOfChildren(shares, node);
      for (int child = firstChild(node); child < tree.end(node); child = tree.end(child)) {
        shared[child] = shared[node] * (sum > 0 ? shares[child] / sum : 1.0 / children);
      }
    }
    return bottomUp(shared);
  }

  /** Returns the roots' forecasts, spread by the proportions of the forecasts below them, which are not negative. */
  public double[] topDown(double[] forecasts) {
    return topDown(forecasts, forecasts);
  }

  /**
   * Returns the coherent forecasts that are nearest to those given, each deviation weighed by the inverse of the
   * variance of its node's errors. This is the minimum trace estimator of Wickramasuriya, Athanasopoulos and Hyndman
   * 2019 with a diagonal matrix: OLS with equal variances, WLS<sub>s</sub> with {@linkplain #structuralVariances those
   * of the structure}, WLS<sub>v</sub> with those of past errors.
   *
   * <p>On a tree this takes one walk up and one down: what is known of a node from itself and what is known from the
   * sum of its children are combined by their precisions, and what the parent then changes is passed on in proportion
   * to the variances of the sums below.
   *
   * @param variances of the errors of each node's forecast, above zero
   * @throws IllegalArgumentException if a number is not finite or a variance is not above zero
   */
  public double[] minTrace(double[] forecasts, double[] variances) {
    double[] means = sound(forecasts, "forecasts");
    double[] spreads = positive(variances, "variances");
    double[] sums = new double[means.length];
    double[] sumSpreads = new double[means.length];
    for (int node = tree.size() - 1; node >= 0; node--) {
      if (!tree.isLeaf(node)) {
        sums[node] = sumOfChildren(means, node);
        sumSpreads[node] = sumOfChildren(spreads, node);
        double gain = spreads[node] / (spreads[node] + sumSpreads[node]);
        means[node] += gain * (sums[node] - means[node]);
        spreads[node] = gain * sumSpreads[node];
      }
    }
    for (int node = 0; node < tree.size(); node++) {
      double missing = means[node] - sums[node];
      for (int child = firstChild(node); child < tree.end(node); child = tree.end(child)) {
        means[child] += missing * (spreads[child] / sumSpreads[node]);
      }
    }
    return bottomUp(means);
  }

  /** Returns equal variances, by which {@link #minTrace} is ordinary least squares. */
  public double[] equalVariances() {
    double[] variances = new double[tree.size()];
    Arrays.fill(variances, 1);
    return variances;
  }

  /** Returns the number of leaves at each node: the variances if the errors of all leaves were alike and independent. */
  public double[] structuralVariances() {
    double[] leaves = new double[tree.size()];
    for (int node = 0; node < tree.size(); node++) {
      leaves[node] = tree.isLeaf(node) ? 1 : 0;
    }
    return bottomUp(leaves);
  }

  /** Returns whether each node is the sum of its children, up to {@code tolerance} times the largest magnitude. */
  public boolean isCoherent(double[] forecasts, double tolerance) {
    double[] sums = sound(forecasts, "forecasts");
    double largest = Arrays.stream(sums).map(Math::abs).max().orElse(0);
    for (int node = 0; node < tree.size(); node++) {
      if (!tree.isLeaf(node) && Math.abs(sums[node] - sumOfChildren(sums, node)) > tolerance * largest) {
        return false;
      }
    }
    return true;
  }

  private int childrenOf(int node) {
    int children = 0;
    for (int child = firstChild(node); child < tree.end(node); child = tree.end(child)) {
      children++;
    }
    return children;
  }

  private double sumOfChildren(double[] numbers, int node) {
    double sum = 0;
    for (int child = firstChild(node); child < tree.end(node); child = tree.end(child)) {
      sum += numbers[child];
    }
    return sum;
  }

  // the first child follows its parent, and each next one the last node below the one before
  private static int firstChild(int node) {
    return node + 1;
  }

  private double[] sound(double[] numbers, String name) {
    if (numbers.length != tree.size()) {
      throw new IllegalArgumentException(
          "%s has %d numbers but the tree has %d nodes".formatted(name, numbers.length, tree.size()));
    }
    for (int node = 0; node < numbers.length; node++) {
      require(Double.isFinite(numbers[node]), numbers, node, name, "finite");
    }
    return numbers.clone();
  }

  private double[] notNegative(double[] numbers, String name) {
    double[] sound = sound(numbers, name);
    for (int node = 0; node < sound.length; node++) {
      require(sound[node] >= 0, sound, node, name, "not negative");
    }
    return sound;
  }

  private double[] positive(double[] numbers, String name) {
    double[] sound = sound(numbers, name);
    for (int node = 0; node < sound.length; node++) {
      require(sound[node] > 0, sound, node, name, "above zero");
    }
    return sound;
  }

  private void require(boolean holds, double[] numbers, int node, String name, String what) {
    if (!holds) {
      throw new IllegalArgumentException("%s must be %s but at '%s' there is %s"
          .formatted(name, what, tree.name(node), numbers[node]));
    }
  }
}
