package io.crmkit.dedupe.learn;

import io.crmkit.dedupe.compare.Levels;

/** How many of all pairs of rows are at each level of each field. */
public final class Totals {

  private final double[][] pairs;
  private final double all;

  private Totals(double[][] pairs, double all) {
    this.pairs = pairs;
    this.all = all;
  }

  /**
   * Adds what is known about the pairs that were not compared to what is known about those that were.
   *
   * @param compared outcomes of the comparisons
   * @param sampled outcomes of some of the other pairs, drawn at random
   * @param all how many pairs of rows there are
   * @param fields how many fields there are
   */
  public static Totals of(Patterns compared, Patterns sampled, double all, int fields) {
    double[][] pairs = new double[fields][Levels.COUNT];
    double seen = add(compared, 1, pairs);
    double drawn = 0;
    for (int i = 0; i < sampled.size(); i++) {
      drawn += sampled.pairs(i);
    }
    if (drawn > 0 && all > seen) {
      add(sampled, (all - seen) / drawn, pairs);
    }
    return new Totals(pairs, all);
  }

  private static double add(Patterns patterns, double factor, double[][] pairs) {
    double sum = 0;
    for (int i = 0; i < patterns.size(); i++) {
      sum += patterns.pairs(i);
      for (int field = 0; field < pairs.length; field++) {
        pairs[field][Levels.of(patterns.levels(i), field)] += patterns.pairs(i) * factor;
      }
    }
    return sum;
  }

  /** Returns how many pairs of rows are at a level of a field. */
  public double pairs(int field, int level) {
    return pairs[field][level];
  }

  double all() {
    return all;
  }
}
