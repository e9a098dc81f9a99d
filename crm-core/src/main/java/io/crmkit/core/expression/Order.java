package io.crmkit.core.expression;

import io.crmkit.core.expression.Value.Amount;
import io.crmkit.core.expression.Value.Bool;
import io.crmkit.core.expression.Value.Date;
import io.crmkit.core.expression.Value.Moment;
import io.crmkit.core.expression.Value.Number;
import io.crmkit.core.expression.Value.Text;

/** The order of values of one type. */
final class Order {

  /** The values are of different types, or of one that has no order and no equality. */
  static final int INCOMPARABLE = 2;

  static final int DIFFERENT_CURRENCIES = 3;

  private Order() {}

  /** Returns -1, 0 or 1, or why there is no answer. */
  static int compare(Value left, Value right) {
    if (left instanceof Number a && right instanceof Number b) {
      return a.value().compareTo(b.value());
    }
    if (left instanceof Text a && right instanceof Text b) {
      return Integer.signum(a.value().compareTo(b.value()));
    }
    if (left instanceof Amount a && right instanceof Amount b) {
      boolean same = a.value().currency().equals(b.value().currency());
      return same ? Long.compare(a.value().minor(), b.value().minor()) : DIFFERENT_CURRENCIES;
    }
    if (left instanceof Bool a && right instanceof Bool b) {
      return Boolean.compare(a.value(), b.value());
    }
    if (left instanceof Date a && right instanceof Date b) {
      return Integer.signum(a.value().compareTo(b.value()));
    }
    return left instanceof Moment a && right instanceof Moment b
        ? Integer.signum(a.value().compareTo(b.value()))
        : INCOMPARABLE;
  }
}
