package io.crmkit.forecast.model.plan;

import io.crmkit.core.Require;
import java.time.Instant;
import java.util.Objects;

/**
 * An adjustment that somebody made.
 *
 * @param number its own among all of a forecast, later ones higher
 */
public record MadeAdjustment(long number, Adjustment adjustment, Authority authority, String by, Instant at) {

  public MadeAdjustment {
    Objects.requireNonNull(adjustment, "adjustment");
    Objects.requireNonNull(authority, "authority");
    Require.notBlank(by, "by");
    Objects.requireNonNull(at, "at");
  }
}
