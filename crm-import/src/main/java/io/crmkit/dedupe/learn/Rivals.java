package io.crmkit.dedupe.learn;

import io.crmkit.dedupe.block.Candidates;
import io.crmkit.dedupe.compare.Records;
import java.util.Arrays;
import java.util.function.IntToLongFunction;
import java.util.function.LongToDoubleFunction;

/**
 * The pairs of a link, one by one: where a source has nothing twice, the pairs of a row with it rule one another out,
 * so that each has its odds against all others together (a matching of one to one: Jaro 1989; Sadinle 2017).
 */
public final class Rivals {

  private final Records records;
  private final long[] pairs;
  private final int[] patterns;
  private final IntToLongFunction levels;
  private final double[] ofFirst;
  private final double[] ofSecond;

  private Rivals(Records records, long[] pairs, IntToLongFunction levels, int[] patterns) {
    this.records = records;
    this.pairs = pairs;
    this.levels = levels;
    this.patterns = patterns;
    this.ofFirst = new double[pairs.length == 0 ? 0 : records.size()];
    this.ofSecond = new double[ofFirst.length];
  }

  /** Returns no pairs, so that none rules out another. */
  public static Rivals none(Records records) {
    return new Rivals(records, new long[0], pair -> 0, new int[0]);
  }

  /** Returns whether there are pairs that may rule one another out. */
  boolean any() {
    return pairs.length > 0;
  }

  /**
   * Takes the pairs that were compared; none if there is one source only.
   *
   * @param levels the outcome of each
   */
  public static Rivals of(Records records, long[] pairs, IntToLongFunction levels, Patterns compared) {
    if (!records.rows().isLink()) {
      return none(records);
    }
    int[] patterns = new int[pairs.length];
    for (int i = 0; i < patterns.length; i++) {
      boolean matter = records.comparable(Candidates.one(pairs[i]), Candidates.other(pairs[i]));
      patterns[i] = matter ? compared.place(levels.applyAsLong(i)) : -1;
    }
    return new Rivals(records, pairs, levels, patterns);
  }

  /** Returns which sources have nothing twice, by what these weights say of all pairs. */
  Single single(LongToDoubleFunction score) {
    double[] scores = new double[pairs.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = score.applyAsDouble(levels.applyAsLong(i));
    }
    return Single.of(records, pairs, scores);
  }

  /** Takes the chance of each pair that matters: its pattern, how many pairs of rows it is, and the chance. */
  interface Taker {
    void take(int pattern, double rows, double chance);
  }

  /**
   * Tells the chance of each pair.
   *
   * @param odds of each pattern, on its own
   */
  void chances(double[] odds, Single single, Taker taker) {
    Arrays.fill(ofFirst, 0);
    Arrays.fill(ofSecond, 0);
    for (int i = 0; i < pairs.length; i++) {
      if (patterns[i] >= 0) {
        int one = first(pairs[i]);
        int other = second(pairs[i]);
        ofFirst[one] += odds[patterns[i]] * records.times(other);
        ofSecond[other] += odds[patterns[i]] * records.times(one);
      }
    }
    for (int i = 0; i < pairs.length; i++) {
      if (patterns[i] >= 0) {
        double own = odds[patterns[i]];
        double all = Math.max(own, Math.max(single.second() ? ofFirst[first(pairs[i])] : 0,
            single.first() ? ofSecond[second(pairs[i])] : 0));
        double rows = (double) records.pairs(Candidates.one(pairs[i]), Candidates.other(pairs[i]));
        taker.take(patterns[i], rows, own / (1 + all));
      }
    }
  }

  private int first(long pair) {
    return records.source(Candidates.one(pair)) == 0 ? Candidates.one(pair) : Candidates.other(pair);
  }

  private int second(long pair) {
    return records.source(Candidates.one(pair)) == 0 ? Candidates.other(pair) : Candidates.one(pair);
  }
}
