package io.crmkit.record.port;

import io.crmkit.core.TenantId;
import io.crmkit.record.model.DayRates;
import java.util.Currency;

/** What money is worth to a tenant. Implementations must be safe for concurrent use. */
public interface Currencies {

  /** Returns the currency of the tenant's reports, to which deals are converted. */
  Currency reporting(TenantId tenant);

  /** Returns the tenant's exchange rates. */
  DayRates rates(TenantId tenant);
}
