package io.crmkit.ai.action.evaluation;

/**
 * What estimators see of one logged decision.
 *
 * @param weight the chance that the candidate would have given the chosen arm, divided by the one it had
 * @param reward what it brought
 * @param foreseen the reward that a model, fitted without this decision, foresees of the chosen arm
 * @param expected the reward that it foresees of the candidate
 * @param unsupported the chance that the candidate gives to arms that had none
 */
public record Trial(double weight, double reward, double foreseen, double expected, double unsupported) {

  public Trial {
    if (!(weight >= 0) || !Double.isFinite(weight + reward + foreseen + expected)) {
      throw new IllegalArgumentException("a trial of weight %s, reward %s, foreseen %s, expected %s".formatted(
          weight, reward, foreseen, expected));
    }
  }

  /** Returns the doubly robust worth of the candidate in this decision. */
  public double robust() {
    return expected + weight * (reward - foreseen);
  }
}
