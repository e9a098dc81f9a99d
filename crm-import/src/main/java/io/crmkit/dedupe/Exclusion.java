package io.crmkit.dedupe;

import io.crmkit.dedupe.block.Candidates;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.learn.Weights;

/**
 * What pairs say of one another. Where a source of a link has nothing twice, a row of the other matches one row of it
 * at most; where a file has nothing thrice, a row matches one other at most; so that each pair has its odds against
 * those of all other pairs of that row (Jaro 1989; Sadinle 2017).
 */
final class Exclusion {

  private static final double HIGHEST = 60;

  private final Records records;
  private final boolean ofFirstRules;
  private final boolean ofSecondRules;
  private final double[] ofFirst;
  private final double[] ofSecond;

  private Exclusion(Records records, boolean ofFirstRules, boolean ofSecondRules, double[] ofFirst, double[] ofSecond) {
    this.records = records;
    this.ofFirstRules = ofFirstRules;
    this.ofSecondRules = ofSecondRules;
    this.ofFirst = ofFirst;
    this.ofSecond = ofSecond;
  }

  /**
   * Takes the pairs that were compared; nothing is kept of them if none rules out another.
   *
   * @param most by source, how many of its rows may be one thing
   */
  static Exclusion of(Records records, long[] pairs, double[] scores, int[] most) {
    boolean link = records.rows().isLink();
    boolean first = most[link ? 1 : 0] <= (link ? 1 : 2);
    boolean second = link ? most[0] == 1 : first;
    int size = first || second ? records.size() : 0;
    double[] sums = new double[size];
    Exclusion exclusion = new Exclusion(records, first, second, sums, link ? new double[size] : sums);
    for (int i = 0; i < pairs.length && size > 0; i++) {
      int one = Candidates.one(pairs[i]);
      int other = Candidates.other(pairs[i]);
      if (records.comparable(one, other)) {
        exclusion.add(exclusion.first(one, other), exclusion.second(one, other), odds(scores[i]));
      }
    }
    return exclusion;
  }

  private void add(int first, int second, double odds) {
    ofFirst[first] += odds * records.times(second);
    ofSecond[second] += odds * records.times(first);
  }

  /** The one of the first source; in a single file the one that is named first. */
  private int first(int one, int other) {
    return records.source(one) == 0 ? one : other;
  }

  private int second(int one, int other) {
    return records.source(one) == 0 ? other : one;
  }

  private static double odds(double score) {
    return StrictMath.pow(2, Math.min(HIGHEST, score));
  }

  /** The probability that two records match, by their score and by those of the pairs that they rule out. */
  double probability(int one, int other, double score) {
    if (ofFirst.length == 0 || !records.comparable(one, other)) {
      return Weights.probability(score);
    }
    double own = odds(score);
    return own / (1 + Math.max(own, Math.max(ofFirstRules ? ofFirst[first(one, other)] : 0,
        ofSecondRules ? ofSecond[second(one, other)] : 0)));
  }
}
