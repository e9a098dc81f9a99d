package io.crmkit.ai.action.model;

import io.crmkit.core.statistics.NormalQuantile;

/**
 * What is thought of an action's effect before anybody tried it, and how what was seen is joined to it: both are
 * normal, and the mean is weighted by what is known of each (empirical Bayes shrinkage; Efron and Morris 1975).
 *
 * @param mean −1 to 1
 * @param deviation how far the effects of actions are apart, above 0
 * @param confidence of the intervals, above 0 and below 1
 */
public record EffectPrior(double mean, double deviation, double confidence) {

  /** Two points either way: an action that nobody tried may help or not. Intervals of 95 %. */
  public static final EffectPrior USUAL = new EffectPrior(0.01, 0.02, 0.95);

  private static final double HALF = 0.5;

  public EffectPrior {
    if (!(Math.abs(mean) <= 1) || !(deviation > 0 && deviation <= 1) || !(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("a prior of %s ± %s at %s".formatted(mean, deviation, confidence));
    }
  }

  /** Returns what is thought of an action that nobody tried. */
  public Effect cold() {
    return effect(mean, deviation * deviation);
  }

  /**
   * Returns the effect that two arms show: the difference of their rates, held to the prior. Rates count half a success
   * and half a failure more than were seen, so that none is certain.
   */
  public Effect of(Arm treated, Arm untreated) {
    if (treated.count() == 0 || untreated.count() == 0) {
      return cold();
    }
    return joined(rate(treated) - rate(untreated), variance(treated) + variance(untreated));
  }

  /**
   * Returns the effect that an estimate shows, such as a doubly robust one of the difference between an arm and none.
   *
   * @param difference its mean
   * @param variance of that mean, above 0
   */
  public Effect joined(double difference, double variance) {
    if (!(variance > 0) || !Double.isFinite(difference)) {
      throw new IllegalArgumentException("a difference of %s with variance %s".formatted(difference, variance));
    }
    double own = 1 / variance;
    double prior = 1 / (deviation * deviation);
    return effect((own * difference + prior * mean) / (own + prior), 1 / (own + prior));
  }

  private Effect effect(double centre, double variance) {
    double reach = NormalQuantile.of(1 - (1 - confidence) / 2) * Math.sqrt(variance);
    double bounded = Math.max(-1, Math.min(1, centre));
    return new Effect(bounded, bounded - reach, bounded + reach);
  }

  private static double rate(Arm arm) {
    return (arm.successes() + HALF) / (arm.count() + 2 * HALF);
  }

  private static double variance(Arm arm) {
    double rate = rate(arm);
    return rate * (1 - rate) / arm.count();
  }

  /**
   * How often something was tried, and how often it succeeded; merges with what was counted elsewhere.
   */
  public record Arm(long count, long successes) {

    public static final Arm NONE = new Arm(0, 0);

    public Arm {
      if (successes < 0 || successes > count) {
        throw new IllegalArgumentException("%d successes of %d".formatted(successes, count));
      }
    }

    public Arm plus(Arm other) {
      return new Arm(count + other.count, successes + other.successes);
    }
  }
}
