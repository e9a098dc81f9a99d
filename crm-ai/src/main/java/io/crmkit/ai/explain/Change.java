package io.crmkit.ai.explain;

import io.crmkit.core.Require;
import java.util.Locale;
import java.util.Objects;

/**
 * What another value of one field would change.
 *
 * @param field a feature
 * @param from its value as people read it; empty where there is none, or it is personal
 * @param to the other value
 * @param before the calibrated probability as it is
 * @param after the calibrated probability with the other value and all else as it is
 */
public record Change(String field, String from, String to, double before, double after) {

  public Change {
    Require.notBlank(field, "field");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }

  /** Returns how much the probability changes, from -1 to 1. */
  public double difference() {
    return after - before;
  }

  /** Returns it as people read it: {@code contract -> one year: -18 pts}, in percentage points. */
  @Override
  public String toString() {
    return "%s -> %s: %s pts".formatted(field, to, String.format(Locale.ROOT, "%+d", Math.round(100 * difference())));
  }
}
