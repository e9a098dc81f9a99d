package io.crmkit.ai.churn.model;

import io.crmkit.core.statistics.IncompleteBeta;

/**
 * What is believed of the share of customers who leave: a beta distribution, which says how sure it is.
 *
 * <p>A prior says what was believed before there was any data, as if so many customers had been seen; each outcome
 * that is seen then counts as one, so that the mean shrinks from the prior to the data as it arrives:
 * {@code mean = (strength * prior + left) / (strength + left + stayed)}.
 *
 * @param left the first parameter, above 0: customers who left, with the part of the prior
 * @param stayed the second parameter, above 0: customers who stayed, with the part of the prior
 */
public record BaseRate(double left, double stayed) {

  /** How much either parameter may be: so many customers that the interval is a point for all purposes. */
  public static final double MOST = 1e9;

  public BaseRate {
    require(left, "left");
    require(stayed, "stayed");
  }

  private static void require(double value, String name) {
    if (!(value > 0 && value <= MOST)) {
      throw new IllegalArgumentException("%s must be above 0 and at most 1e9 but was %s".formatted(name, value));
    }
  }

  /**
   * Returns a belief before any data.
   *
   * @param mean the share that is expected to leave, between 0 and 1
   * @param strength to how many seen customers this belief is equal, above 0
   */
  public static BaseRate prior(double mean, double strength) {
    if (!(mean > 0 && mean < 1)) {
      throw new IllegalArgumentException("mean must be between 0 and 1 but was " + mean);
    }
    return new BaseRate(mean * strength, (1 - mean) * strength);
  }

  /** Returns what is believed after more outcomes were seen. */
  public BaseRate seen(long moreLeft, long moreStayed) {
    if (moreLeft < 0 || moreStayed < 0) {
      throw new IllegalArgumentException("outcomes are negative: %d, %d".formatted(moreLeft, moreStayed));
    }
    return new BaseRate(left + moreLeft, stayed + moreStayed);
  }

  /** Returns the share that is expected to leave. */
  public double mean() {
    return left / (left + stayed);
  }

  /**
   * Returns the credible interval with equal tails.
   *
   * @param mass how probable it is that the share is inside, between 0 and 1, such as 0.9
   */
  public Interval interval(double mass) {
    if (!(mass > 0 && mass < 1)) {
      throw new IllegalArgumentException("mass must be between 0 and 1 but was " + mass);
    }
    double tail = (1 - mass) / 2;
    // the upper end as a lower one of the mirrored distribution, where it is as exact
    double high = 1 - new IncompleteBeta(stayed, left).quantile(tail);
    return new Interval(Math.min(new IncompleteBeta(left, stayed).quantile(tail), high), high);
  }

  /** Returns how probable it is that the share is at most the given one. */
  public double below(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be from 0 to 1 but was " + share);
    }
    return new IncompleteBeta(left, stayed).of(share);
  }
}
