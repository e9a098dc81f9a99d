package io.crmkit.dedupe.ask;

import io.crmkit.dedupe.Matching;
import io.crmkit.dedupe.ask.model.Answers;

/**
 * How right clusters are, as far as that can be told without the truth: of the pairs in them how many are right, and of
 * all right pairs how many are in them. Pairs that were never compared are not in it.
 *
 * <p>Pairs are parted into strata by their score and by whether they are together. What the model says of a stratum
 * counts as four answers, and each answer as one more: the share of right pairs has a beta distribution with that
 * mean and weight. Sums over strata are those of stratified sampling (Cochran 1977, "Sampling Techniques", chapter 5);
 * variances
 * of ratios are by the delta method; intervals at 95 % are those of Wilson (1927) for as many answers as have that
 * variance (Korn and Graubard 1998).
 */
public record Estimate(Interval precision, Interval recall) {

  private static final double SMALLEST = 0.01;

  /** Returns the harmonic mean of both. */
  public double f1() {
    return 2 * precision.middle() * recall.middle() / (precision.middle() + recall.middle());
  }

  /** Returns the estimate by the model and by what was answered. */
  public static Estimate of(Matching matching, Answers answers, RowNames names) {
    double found = 0;
    double right = 0;
    double missed = 0;
    double rightVariance = 0;
    double missedVariance = 0;
    for (Stratum each : Strata.of(matching, answers, names).all()) {
      if (each.together) {
        found += each.pairs();
        right += each.expected();
        rightVariance += each.variance();
      } else {
        missed += each.expected();
        missedVariance += each.variance();
      }
    }
    double good = Math.max(right, SMALLEST);
    double wrong = Math.max(found - right, SMALLEST);
    double lost = Math.max(missed, SMALLEST);
    double all = good + lost;
    double ofRecall = (lost * lost * rightVariance + good * good * missedVariance) / (all * all * all * all);
    double pairs = good + wrong;
    return new Estimate(
        Interval.of(good / pairs, rightVariance / (pairs * pairs)), Interval.of(good / all, ofRecall));
  }
}
