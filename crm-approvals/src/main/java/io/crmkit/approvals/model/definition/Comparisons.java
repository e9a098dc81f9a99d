package io.crmkit.approvals.model.definition;

import io.crmkit.core.expression.Operator;
import io.crmkit.core.expression.Value;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** How comparisons relate to each other, and how two values compare. */
final class Comparisons {

  private static final Map<Operator, Operator> NEGATED = Map.of(
      Operator.EQUAL, Operator.NOT_EQUAL, Operator.NOT_EQUAL, Operator.EQUAL,
      Operator.LESS, Operator.GREATER_OR_EQUAL, Operator.GREATER_OR_EQUAL, Operator.LESS,
      Operator.GREATER, Operator.LESS_OR_EQUAL, Operator.LESS_OR_EQUAL, Operator.GREATER);

  private static final Map<Operator, Operator> MIRRORED = Map.of(
      Operator.LESS, Operator.GREATER, Operator.GREATER, Operator.LESS,
      Operator.LESS_OR_EQUAL, Operator.GREATER_OR_EQUAL, Operator.GREATER_OR_EQUAL, Operator.LESS_OR_EQUAL);

  private Comparisons() {}

  /** Returns the comparison that is true where {@code operator} is what is wanted; nothing if it does not compare. */
  static Optional<Operator> of(Operator operator, boolean wanted) {
    return Optional.ofNullable(NEGATED.get(operator)).map(negated -> wanted ? operator : negated);
  }

  /** Returns the comparison that is true with its sides exchanged. */
  static Operator mirrored(Operator operator) {
    return MIRRORED.getOrDefault(operator, operator);
  }

  /** Returns the sign of the comparison; nothing between different types or currencies, or if one is absent. */
  static OptionalInt compare(Value left, Value right) {
    if (left instanceof Value.Number a && right instanceof Value.Number b) {
      return OptionalInt.of(a.value().compareTo(b.value()));
    }
    if (left instanceof Value.Text a && right instanceof Value.Text b) {
      return OptionalInt.of(Integer.signum(a.value().compareTo(b.value())));
    }
    if (left instanceof Value.Bool a && right instanceof Value.Bool b) {
      return OptionalInt.of(Boolean.compare(a.value(), b.value()));
    }
    if (left instanceof Value.Date a && right instanceof Value.Date b) {
      return OptionalInt.of(Integer.signum(a.value().compareTo(b.value())));
    }
    if (left instanceof Value.Moment a && right instanceof Value.Moment b) {
      return OptionalInt.of(Integer.signum(a.value().compareTo(b.value())));
    }
    return left instanceof Value.Amount a && right instanceof Value.Amount b
            && a.value().currency().equals(b.value().currency())
        ? OptionalInt.of(Long.compare(a.value().minor(), b.value().minor()))
        : OptionalInt.empty();
  }
}
