package io.crmkit.forecast.port;

import io.crmkit.core.TenantId;
import io.crmkit.forecast.model.Deal;
import io.crmkit.record.ExchangeRates;
import java.util.function.Consumer;

/** The deals of the host. */
public interface Pipeline {

  /**
   * Hands over every deal of a tenant once, open or closed, in the same order each time as long as none has changed. A
   * forecast leaves out what is not in its period.
   */
  void deals(TenantId tenant, Consumer<Deal> each);

  /** Returns the exchange rates by which the tenant's deals are priced. */
  default ExchangeRates rates(TenantId tenant) {
    return ExchangeRates.NONE;
  }
}
