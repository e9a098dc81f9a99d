package io.crmkit.benchmarks.dedupe;

import java.util.Arrays;

/**
 * The model of the usual recipe: Fellegi and Sunter (1969), u from pairs drawn at random, m by EM over the pairs that
 * were blocked, without frequencies of terms.
 */
final class UsualModel {

  static final int FIELDS = 7;
  static final int LEVELS = 5;
  static final int PATTERNS = 78_125;

  private static final int STEPS = 50;
  private static final double MOST = 0.999;
  private static final double[] GUESSED = {0, 0.05, 0.05, 0.1, 0.8};

  private final double[][] m = new double[FIELDS][];
  private final double[][] u;
  private double prior;

  private UsualModel(double[][] u) {
    this.u = u;
    Arrays.setAll(m, field -> GUESSED.clone());
  }

  /**
   * Learns from how many pairs had each pattern.
   *
   * @param records of which the pairs are
   */
  static UsualModel learn(double[] blocked, double[] drawn, double records) {
    UsualModel model = new UsualModel(shares(drawn));
    double pairs = Arrays.stream(blocked).sum();
    double share = 0.1;
    for (int step = 0; step < STEPS; step++) {
      model.prior = log2(share / (1 - share));
      double[] matches = new double[PATTERNS];
      for (int pattern = 0; pattern < PATTERNS; pattern++) {
        if (blocked[pattern] > 0) {
          double odds = Math.pow(2, model.score(pattern));
          matches[pattern] = blocked[pattern] * odds / (1 + odds);
        }
      }
      share = Math.min(MOST, Arrays.stream(matches).sum() / pairs);
      System.arraycopy(shares(matches), 0, model.m, 0, FIELDS);
    }
    double all = records * (records - 1) / 2;
    model.prior = log2(share * pairs / (all - share * pairs));
    return model;
  }

  /** Returns the logarithm to base 2 of the odds that pairs of a pattern match. */
  double score(int pattern) {
    double score = prior;
    int rest = pattern;
    for (int field = 0; field < FIELDS; field++) {
      int level = rest % LEVELS;
      score += level == 0 ? 0 : log2(m[field][level] / u[field][level]);
      rest /= LEVELS;
    }
    return score;
  }

  /** The share of each level among the pairs in which a field is there; half a pair is added so that none is 0. */
  private static double[][] shares(double[] counts) {
    double[][] shares = new double[FIELDS][LEVELS];
    for (int pattern = 0; pattern < PATTERNS; pattern++) {
      int rest = pattern;
      for (int field = 0; field < FIELDS; field++) {
        shares[field][rest % LEVELS] += counts[pattern];
        rest /= LEVELS;
      }
    }
    for (double[] field : shares) {
      field[0] = 0;
      double all = Arrays.stream(field).sum() + 2;
      for (int level = 1; level < LEVELS; level++) {
        field[level] = (field[level] + 0.5) / all;
      }
    }
    return shares;
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
