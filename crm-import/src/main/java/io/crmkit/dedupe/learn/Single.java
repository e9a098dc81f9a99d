package io.crmkit.dedupe.learn;

import io.crmkit.dedupe.block.Candidates;
import io.crmkit.dedupe.compare.Records;
import java.util.Arrays;

/**
 * Which of the two sources of a link have nothing twice, so that a row of the other matches one row of them at most.
 *
 * <p>Told by rows that have a good partner in the other source: if hardly any of them has one as good in its own, there
 * is nothing twice, nor if there are too few to tell, as most lists that are linked have been cleaned. Good is what
 * half of the clear matches reach, so that rows which only resemble each other, such as songs of one album, do not
 * count.
 */
public record Single(boolean first, boolean second) {

  private static final double CLEAR = 4.25;
  private static final double REPEATED = 0.1;
  private static final int FEWEST = 10;

  /** Nothing is known, or there is one source only. */
  public static Single neither() {
    return new Single(false, false);
  }

  /**
   * Tells by the scores of all pairs that were compared, those within a source included.
   *
   * @param pairs of {@link Candidates}
   */
  public static Single of(Records records, long[] pairs, double[] scores) {
    if (!records.rows().isLink()) {
      return neither();
    }
    double[] across = new double[records.size()];
    double[] within = new double[records.size()];
    Arrays.fill(across, Double.NEGATIVE_INFINITY);
    Arrays.fill(within, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < pairs.length; i++) {
      int one = Candidates.one(pairs[i]);
      int other = Candidates.other(pairs[i]);
      double[] best = records.comparable(one, other) ? across : within;
      best[one] = Math.max(best[one], scores[i]);
      best[other] = Math.max(best[other], scores[i]);
    }
    double[] clear = Arrays.stream(across).filter(each -> each >= CLEAR).sorted().toArray();
    double good = clear.length == 0 ? CLEAR : clear[clear.length / 2];
    return new Single(single(0, records, across, within, good), single(1, records, across, within, good));
  }

  private static boolean single(int source, Records records, double[] across, double[] within, double good) {
    int matched = 0;
    int twice = 0;
    for (int record = 0; record < across.length; record++) {
      if (records.source(record) == source && across[record] >= good) {
        matched++;
        twice += within[record] >= good || records.times(record) > 1 ? 1 : 0;
      }
    }
    return matched < FEWEST || twice < REPEATED * matched;
  }

  boolean any() {
    return first || second;
  }

  /** Returns whether a source, 0 or 1, has nothing twice. */
  public boolean of(int source) {
    return source == 0 ? first : second;
  }
}
