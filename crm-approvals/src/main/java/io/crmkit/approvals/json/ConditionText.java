package io.crmkit.approvals.json;

import io.crmkit.core.FromText;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.expression.Expression;

/** Criteria as text. */
record ConditionText(Expression expression) {

  @FromText
  static Validated<ConditionText> parse(String text) {
    Validated<Expression> condition = Expression.condition(text);
    return condition instanceof Invalid<Expression> invalid
        ? Validated.invalid(invalid.violations())
        : Validated.valid(new ConditionText(condition.orElseThrow()));
  }

  @Override
  public String toString() {
    return expression.toString();
  }
}
