package io.crmkit.forecast.sheet;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A figure in major units, exactly.
 *
 * @param raw what the deals say
 * @param byOwners with the adjustments of owners
 * @param adjusted with those of managers, too
 */
public record Layers(BigDecimal raw, BigDecimal byOwners, BigDecimal adjusted) {

  public Layers {
    Objects.requireNonNull(raw, "raw");
    Objects.requireNonNull(byOwners, "byOwners");
    Objects.requireNonNull(adjusted, "adjusted");
  }
}
