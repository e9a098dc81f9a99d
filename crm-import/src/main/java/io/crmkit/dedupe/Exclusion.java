package io.crmkit.dedupe;

import io.crmkit.dedupe.block.Candidates;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.learn.Single;
import io.crmkit.dedupe.learn.Weights;

/**
 * What the pairs of a link say of one another: where a source has nothing twice, a row of the other matches one row of
 * it at most, so that each pair has its odds against those of all other pairs of that row (Jaro 1989; Sadinle 2017).
 */
final class Exclusion {

  private static final double HIGHEST = 60;

  private final Records records;
  private final Single once;
  private final double[] ofFirst;
  private final double[] ofSecond;

  private Exclusion(Records records, Single once, int size) {
    this.records = records;
    this.once = once;
    this.ofFirst = new double[size];
    this.ofSecond = new double[size];
  }

  /** Takes the pairs that were compared; nothing is kept of them if none rules out another. */
  static Exclusion of(Records records, long[] pairs, double[] scores, Single once) {
    boolean any = once.of(0) || once.of(1);
    Exclusion exclusion = new Exclusion(records, once, any ? records.size() : 0);
    for (int i = 0; i < pairs.length && any; i++) {
      int one = Candidates.one(pairs[i]);
      int other = Candidates.other(pairs[i]);
      if (records.comparable(one, other)) {
        int first = records.source(one) == 0 ? one : other;
        int second = first == one ? other : one;
        double odds = odds(scores[i]);
        exclusion.ofFirst[first] += odds * records.times(second);
        exclusion.ofSecond[second] += odds * records.times(first);
      }
    }
    return exclusion;
  }

  private static double odds(double score) {
    return StrictMath.pow(2, Math.min(HIGHEST, score));
  }

  /** The probability that two records match, by their score and by those of the pairs that they rule out. */
  double probability(int one, int other, double score) {
    if (ofFirst.length == 0 || !records.comparable(one, other)) {
      return Weights.probability(score);
    }
    int first = records.source(one) == 0 ? one : other;
    int second = first == one ? other : one;
    double own = odds(score);
    return own / (1 + Math.max(own,
        Math.max(once.of(1) ? ofFirst[first] : 0, once.of(0) ? ofSecond[second] : 0)));
  }
}
