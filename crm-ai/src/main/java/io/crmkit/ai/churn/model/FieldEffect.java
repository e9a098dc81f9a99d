package io.crmkit.ai.churn.model;

import io.crmkit.ai.explain.Direction;
import io.crmkit.core.Require;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What one field adds to the log-odds of a customer. Its text does not tell the value.
 *
 * @param field the name of a field, or of two with a sign between them where a model was given such
 * @param members of the record of the customer that it is worked out of
 * @param value as people read it; empty where there is none that the model knows
 * @param amount log-odds, exact: with the base, the amounts of all fields add up to the margin
 */
public record FieldEffect(String field, List<String> members, String value, double amount) {

  public FieldEffect {
    Require.notBlank(field, "field");
    Objects.requireNonNull(value, "value");
    members = List.copyOf(members);
  }

  /** Returns which way it goes. */
  public Direction direction() {
    return Direction.of(amount);
  }

  /** Returns a code for APIs and translations, such as {@code overdue.raises}, which stays the same over all models. */
  public String code() {
    return field + "." + direction().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s %+.3f", field, amount);
  }
}
