package io.crmkit.ai.churn.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * Why a probability is another one than last time, field by field: what the customer did is told of each field that has
 * changed and that one of the models reads. The effects of fields sum up to {@link ScoreChange#data} to the last digit.
 *
 * @param change the split between the customer and the model
 * @param fields the largest effect first
 */
public record ExplainedChange(ScoreChange change, List<FieldChange> fields) {

  public ExplainedChange {
    Objects.requireNonNull(change, "change");
    fields = List.copyOf(fields);
    BigDecimal sum = fields.stream().map(FieldChange::effect).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(change.data()) != 0) {
      throw new IllegalArgumentException("fields did %s, but all data %s".formatted(sum, change.data()));
    }
  }

  /**
   * Splits the change from one score to another.
   *
   * <p>Each field has the mean of its Shapley values under the old model and under the new one, which is its Owen value
   * (Owen 1977, Values of Games with a Priori Unions) in the game of all fields and the model, where the fields are one
   * union: so the split between the customer and the model is that of {@link ScoreChange#between}. It is exact up to the
   * rounding to 13 decimals, by the method of the largest remainder. Of more than {@value FieldGame#MOST} fields that
   * have changed, those that do least alone are told together.
   */
  public static ExplainedChange between(
      ChurnModel oldModel, CustomerFacts oldFacts, ChurnModel newModel, CustomerFacts newFacts) {
    ScoreChange change = ScoreChange.between(oldModel, oldFacts, newModel, newFacts);
    return new ExplainedChange(change, new FieldGame(oldModel, newModel, oldFacts, newFacts).effects(change.data()));
  }
}
