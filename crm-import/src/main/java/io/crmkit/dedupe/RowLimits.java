package io.crmkit.dedupe;

import io.crmkit.dedupe.block.Candidates;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.learn.Single;
import java.util.Arrays;

/**
 * How many rows of each source may be one thing: one of a source of a link that has nothing twice; two of a single file
 * that has nothing thrice, as of two lists that were put one below the other, so that the better of two partners of a
 * row rules out the other one.
 *
 * <p>There is nothing thrice if hardly any pair that is good is the second one of a row. Good is what half of the rows
 * with a clear match reach by their best one, as in {@link Single}.
 */
final class RowLimits {

  private static final double CLEAR = 4.25;
  private static final double FURTHER = 0.02;
  private static final int FEWEST = 20;

  private RowLimits() {}

  /** Returns by source how many of its rows may be one thing, by the scores of the pairs that were compared. */
  static int[] most(Records records, long[] pairs, double[] scores, Single once) {
    int first = once.of(0) ? 1 : Integer.MAX_VALUE;
    boolean twice = !records.rows().isLink() && isNothingThrice(records, pairs, scores);
    return new int[] {twice ? 2 : first, once.of(1) ? 1 : Integer.MAX_VALUE};
  }

  private static boolean isNothingThrice(Records records, long[] pairs, double[] scores) {
    double good = good(records, pairs, scores);
    long[] partners = new long[records.size()];
    for (int i = 0; i < pairs.length; i++) {
      if (scores[i] >= good) {
        partners[Candidates.one(pairs[i])] += records.times(Candidates.other(pairs[i]));
        partners[Candidates.other(pairs[i])] += records.times(Candidates.one(pairs[i]));
      }
    }
    long matched = 0;
    long further = 0;
    for (int record = 0; record < partners.length; record++) {
      long all = partners[record] + records.times(record) - 1;
      matched += all > 0 ? records.times(record) : 0;
      further += all > 1 ? records.times(record) * (all - 1) : 0;
    }
    return matched >= FEWEST && further < FURTHER * matched;
  }

  private static double good(Records records, long[] pairs, double[] scores) {
    double[] best = new double[records.size()];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < pairs.length; i++) {
      best[Candidates.one(pairs[i])] = Math.max(best[Candidates.one(pairs[i])], scores[i]);
      best[Candidates.other(pairs[i])] = Math.max(best[Candidates.other(pairs[i])], scores[i]);
    }
    double[] clear = Arrays.stream(best).filter(each -> each >= CLEAR).sorted().toArray();
    return clear.length == 0 ? CLEAR : clear[clear.length / 2];
  }
}
