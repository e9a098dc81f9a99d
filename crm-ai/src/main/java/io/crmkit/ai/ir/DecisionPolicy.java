package io.crmkit.ai.ir;

/**
 * From which probability on a case is of a risk level.
 *
 * @param medium the least probability of {@link RiskLevel#MEDIUM}
 * @param high the least probability of {@link RiskLevel#HIGH}
 * @param critical the least probability of {@link RiskLevel#CRITICAL}
 */
public record DecisionPolicy(double medium, double high, double critical) {

  /** Quarters, where nothing is known of costs. */
  public static final DecisionPolicy QUARTERS = new DecisionPolicy(0.25, 0.5, 0.75);

  public DecisionPolicy {
    if (!(0 <= medium && medium <= high && high <= critical && critical <= 1)) {
      throw new IllegalArgumentException("thresholds do not ascend from 0 to 1: %s, %s, %s".formatted(medium, high, critical));
    }
    medium = Finite.require(medium, "medium");
    high = Finite.require(high, "high");
    critical = Finite.require(critical, "critical");
  }

  /**
   * Returns the policy under which acting pays from {@link RiskLevel#HIGH} on.
   *
   * <p>Acting on everybody of probability {@code p} costs {@code cost} each and saves {@code saved} with each case that
   * would have been lost; it pays from {@code p = cost / saved} on (Elkan 2001, The Foundations of Cost-Sensitive
   * Learning). Medium is half of the odds of that, critical is where it pays three times.
   *
   * @param cost of acting on one case, in any unit
   * @param saved what an acted-on case that would have been lost is worth on average, in the same unit
   */
  public static DecisionPolicy ofCosts(double cost, double saved) {
    if (!(cost > 0) || !(saved > cost) || Double.isInfinite(saved)) {
      throw new IllegalArgumentException("acting for %s never pays where it saves %s".formatted(cost, saved));
    }
    double high = cost / saved;
    double odds = high / (1 - high) / 2;
    return new DecisionPolicy(odds / (1 + odds), high, Math.min(1, 3 * high));
  }

  /** Returns the level of a probability. */
  public RiskLevel level(double probability) {
    if (probability >= critical) {
      return RiskLevel.CRITICAL;
    }
    if (probability >= high) {
      return RiskLevel.HIGH;
    }
    return probability >= medium ? RiskLevel.MEDIUM : RiskLevel.LOW;
  }
}
