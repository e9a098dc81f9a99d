package io.crmkit.ai.action.model;

import io.crmkit.core.FromText;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.expression.Expression;
import java.util.Objects;

/** A condition on the fields of a customer, in the language of {@link io.crmkit.core.expression}. */
public record Condition(Expression expression) {

  public Condition {
    Objects.requireNonNull(expression, "expression");
  }

  @FromText
  public static Validated<Condition> parse(String text) {
    Validated<Expression> condition = Expression.condition(text);
    return condition instanceof Invalid<Expression> invalid
        ? Validated.invalid(invalid.violations())
        : Validated.valid(new Condition(condition.orElseThrow()));
  }

  @Override
  public String toString() {
    return expression.toString();
  }
}
