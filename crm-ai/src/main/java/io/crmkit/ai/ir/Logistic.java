package io.crmkit.ai.ir;

/** The logistic function and what belongs to it, the same to the last bit on every machine. */
public final class Logistic {

  private Logistic() {}

  /** Returns {@code 1 / (1 + exp(-margin))}. */
  public static double of(double margin) {
    if (margin >= 0) {
      return 1 / (1 + StrictMath.exp(-margin));
    }
    double odds = StrictMath.exp(margin);
    return odds / (1 + odds);
  }

  /** Returns the logarithm of {@link #of}, exact also where that is nearly 0. */
  public static double log(double margin) {
    return margin >= 0 ? -StrictMath.log1p(StrictMath.exp(-margin)) : margin - StrictMath.log1p(StrictMath.exp(margin));
  }

  /** Returns the margin whose probability is the given one, infinite for 0 and 1. */
  public static double inverse(double probability) {
    return StrictMath.log(probability) - StrictMath.log1p(-probability);
  }
}
