package io.crmkit.dedupe.learn;

import io.crmkit.dedupe.compare.Field;
import io.crmkit.dedupe.compare.Levels;
import io.crmkit.dedupe.compare.Records;
import java.util.Arrays;

/** What matches look like before anything is known: mostly equal, a rare value as often as records have it. */
final class Guess {

  private static final double[] UNEQUAL = {0, 0.03, 0.01, 0.01, 0.02, 0.03, 0.05, 0.01};
  private static final double FEWEST = 5;

  private final double[][] shares;
  private final double matches;

  private Guess(double[][] shares, double matches) {
    this.shares = shares;
    this.matches = matches;
  }

  /**
   * Returns the guess for records.
   *
   * @param ofRows how many pairs match for each row: 0.1 if a tenth of the rows have a match, 2 if each has four
   */
  static Guess of(Records records, double ofRows) {
    double equal = 1 - Arrays.stream(UNEQUAL).sum();
    double[][] shares = new double[records.fields().size()][Levels.COUNT];
    for (int f = 0; f < shares.length; f++) {
      Field field = records.fields().get(f);
      System.arraycopy(UNEQUAL, 0, shares[f], 0, UNEQUAL.length);
      for (int code = 0; code < field.values().size(); code++) {
        shares[f][Levels.equal(field.count(code), field.filled())] += equal * field.count(code) / field.filled();
      }
    }
    return new Guess(shares, Math.max(FEWEST, ofRows * records.rows().rows()));
  }

  int fields() {
    return shares.length;
  }

  double matches() {
    return matches;
  }

  /** The share of matches that are at a level of a field, of those where it is not missing. */
  double share(int field, int level) {
    return shares[field][level];
  }
}
