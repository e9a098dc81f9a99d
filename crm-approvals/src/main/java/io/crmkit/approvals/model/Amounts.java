package io.crmkit.approvals.model;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Validated.Valid;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.Value;
import io.crmkit.core.money.Money;
import java.util.Optional;

/** What a request is about, in money. */
public final class Amounts {

  private Amounts() {}

  /**
   * Returns what {@code amount} yields for {@code subject}, nothing if that is absent, or why it yields no money: a
   * number has no currency, and so nobody can be told to have the authority for it.
   */
  public static Validated<Optional<Money>> of(Expression amount, Subject subject) {
    Validated<Value> value = amount.value(subject.fields());
    if (value instanceof Invalid<Value> invalid) {
      return Validated.invalid(invalid.violations());
    }
    Value found = ((Valid<Value>) value).value();
    if (found.equals(Value.ABSENT)) {
      return Validated.valid(Optional.empty());
    }
    return found instanceof Value.Amount money
        ? Validated.valid(Optional.of(money.value()))
        : Validated.invalid(Violations.of(new Violation(
            "", "approvals.not-money", "'%s' yields no amount of money but %s".formatted(amount, found))));
  }

  /** Whether {@code limit} covers {@code amount}: in the same currency, and no smaller than its size. */
  public static boolean covers(Money limit, Money amount) {
    return limit.currency().equals(amount.currency())
        && amount.minor() <= limit.minor() && amount.minor() >= -limit.minor();
  }
}
