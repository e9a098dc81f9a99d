package io.crmkit.forecast.sheet;

import io.crmkit.core.money.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A figure as it is shown: rounded so that those of the children of a node, and what is the node's own, sum to the
 * node's.
 *
 * @param raw what the deals say
 * @param byOwners with the adjustments of owners
 * @param adjusted with those of managers, too
 * @param quota null if there is none
 */
public record SheetLine(Money raw, Money byOwners, Money adjusted, @Nullable QuotaLine quota) {

  public SheetLine {
    Objects.requireNonNull(raw, "raw");
    Objects.requireNonNull(byOwners, "byOwners");
    Objects.requireNonNull(adjusted, "adjusted");
  }
}
