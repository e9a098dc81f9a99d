package io.crmkit.approvals.json;

import io.crmkit.core.FromText;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.expression.Expression;

/** An expression that yields people, as text. */
record ComputationText(Expression expression) {

  @FromText
  static Validated<ComputationText> parse(String text) {
    Validated<Expression> computation = Expression.parse(text);
    return computation instanceof Invalid<Expression> invalid
        ? Validated.invalid(invalid.violations())
        : Validated.valid(new ComputationText(computation.orElseThrow()));
  }

  @Override
  public String toString() {
    return expression.toString();
  }
}
