package io.crmkit.ai.explain;

import io.crmkit.core.Require;
import java.util.Locale;
import java.util.Objects;

/**
 * What a field adds to a margin.
 *
 * @param field as {@link io.crmkit.ai.ir.ModelIr#field} names it
 * @param value of the case as people read it; empty where there is none, and where it is personal
 * @param amount what the margin is higher for it than expected; log-odds where the task is binary
 */
public record Contribution(String field, String value, double amount) {

  public Contribution {
    Require.notBlank(field, "field");
    Objects.requireNonNull(value, "value");
  }

  /** Returns which way it goes. */
  public Direction direction() {
    return Direction.of(amount);
  }

  /** Returns a code for APIs and translations, such as {@code contract.raises}. */
  public String code() {
    return field + "." + direction().name().toLowerCase(Locale.ROOT);
  }
}
