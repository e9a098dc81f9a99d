package io.crmkit.ai.churn.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Why a probability is another one than last time: what the customer did, and what the new model thinks otherwise.
 *
 * <p>Two players, the facts and the model, share the difference by their Shapley values (Shapley 1953): each has the
 * mean of what it changes before and after the other one. Probabilities are rounded to {@value #DIGITS} decimals, half
 * to even, and all that follows of them is exact: {@code data + model = after - before} to the last digit.
 *
 * @param before the probability last time
 * @param after the probability now
 * @param data what the change of the facts did
 * @param model what the change of the model did; 0 if it is the same one
 */
public record ScoreChange(BigDecimal before, BigDecimal after, BigDecimal data, BigDecimal model) {

  /** How many decimals a probability has here. */
  public static final int DIGITS = 12;

  private static final BigDecimal HALF = new BigDecimal("0.5");

  public ScoreChange {
    if (data.add(model).compareTo(after.subtract(before)) != 0) {
      throw new IllegalArgumentException(
          "%s and %s do not sum up to %s".formatted(data, model, after.subtract(before)));
    }
  }

  /** Splits the change from one score to another. */
  public static ScoreChange between(ChurnModel oldModel, CustomerFacts oldFacts, ChurnModel newModel,
      CustomerFacts newFacts) {
    BigDecimal before = probability(oldModel, oldFacts);
    BigDecimal after = probability(newModel, newFacts);
    BigDecimal dataFirst = probability(oldModel, newFacts);
    BigDecimal modelFirst = probability(newModel, oldFacts);
    return new ScoreChange(before, after,
        mean(dataFirst.subtract(before), after.subtract(modelFirst)),
        mean(modelFirst.subtract(before), after.subtract(dataFirst)));
  }

  static BigDecimal probability(ChurnModel model, CustomerFacts facts) {
    return new BigDecimal(model.scoring().probability(facts)).setScale(DIGITS, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal mean(BigDecimal first, BigDecimal second) {
    return first.add(second).multiply(HALF);
  }
}
