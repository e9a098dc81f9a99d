package io.crmkit.dedupe.ask;

import io.crmkit.dedupe.ask.model.Verdict;
import io.crmkit.dedupe.compare.Mixing;
import io.crmkit.dedupe.learn.Weights;
import java.util.Comparator;
import java.util.TreeSet;

/** Pairs of like scores that are in one cluster, or of like scores that are not, with what is known about them. */
final class Stratum {

  /** What the model says is worth as much as so many answers. */
  static final double TRUSTED = 4;

  private static final int KEPT = 80;
  private static final double CAUTIOUS = 0.6;
  private static final double LARGER = 5;
  private static final double UNSEEN = 0.03;

  final boolean together;
  private final TreeSet<Pair> some = new TreeSet<>(Comparator.comparingLong(Pair::order)
      .thenComparingInt(Pair::one).thenComparingInt(Pair::other));
  private double pairs;
  private double chances;
  private double cautious;
  private double same;
  private double different;

  Stratum(boolean together) {
    this.together = together;
  }

  /** Two rows, and a number that puts pairs into random order. */
  record Pair(int one, int other, long levels, double score, long order) {

    static Pair of(int one, int other, long levels, double score) {
      return new Pair(one, other, levels, score, Mixing.of(Mixing.of(one, other), levels));
    }
  }

  /** Takes a pair that stands for so many pairs of rows, each of which matches with a probability. */
  void add(Pair pair, double rows, double chance) {
    pairs += rows;
    chances += rows * chance;
    cautious += rows * Weights.probability(CAUTIOUS * pair.score);
    if (some.size() < KEPT || pair.order < some.last().order) {
      some.add(pair);
    }
    if (some.size() > KEPT) {
      some.pollLast();
    }
  }

  /** Takes an answer about one of its pairs. */
  void answered(Verdict verdict) {
    same += verdict == Verdict.SAME ? 1 : 0;
    different += verdict == Verdict.DIFFERENT ? 1 : 0;
  }

  Iterable<Pair> some() {
    return some;
  }

  double pairs() {
    return pairs;
  }

  double answers() {
    return same + different;
  }

  /** How many of its pairs are expected to be the same: by the model, and by the answers as far as there are any. */
  double expected() {
    return pairs == 0 ? 0 : pairs * (TRUSTED * chances / pairs + same) / (TRUSTED + answers());
  }

  /**
   * The variance of {@link #expected}: that of a share under a beta distribution, and that of so many draws by it. A
   * small share is not thought to be more than so many times as large, as a beta distribution of so few would have it.
   */
  double variance() {
    double share = pairs == 0 ? 0 : expected() / pairs;
    double ofShare = Math.min(share * (1 - share) / (TRUSTED + answers() + 1), LARGER * share * LARGER * share);
    return pairs * (pairs * ofShare + share * (1 - share));
  }

  /** How many pairs may be decided wrongly, if the model is too sure of itself. */
  double doubtful() {
    double share = pairs == 0 ? 0 : (TRUSTED * cautious / pairs + same) / (TRUSTED + answers());
    double wrong = Math.min(share, 1 - share);
    return pairs * (together ? Math.max(UNSEEN, wrong) : wrong);
  }
}
