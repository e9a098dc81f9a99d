package io.crmkit.forecast.port;

import io.crmkit.core.TenantId;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.plan.Hierarchy;
import io.crmkit.record.ExchangeRates;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

/** The deals of the host. */
public interface Pipeline {

  /**
   * Hands over every deal of a tenant once, open or closed, in the same order each time as long as none has changed. A
   * forecast leaves out what is not in its period.
   */
  void deals(TenantId tenant, Consumer<Deal> each);

  /**
   * Returns a tree of owners, territories or products as it is on a day, if the host has one of this name. Adjustments
   * and quotas refer to its nodes, and sheets have a line for each.
   */
  default Optional<Hierarchy> hierarchy(TenantId tenant, String name, LocalDate day) {
    return Optional.empty();
  }

  /** Returns the exchange rates by which the tenant's deals are priced. */
  default ExchangeRates rates(TenantId tenant) {
    return ExchangeRates.NONE;
  }
}
