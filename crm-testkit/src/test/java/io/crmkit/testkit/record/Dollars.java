package io.crmkit.testkit.record;

import io.crmkit.core.TenantId;
import io.crmkit.record.model.DayRates;
import io.crmkit.record.port.Currencies;
import java.util.Currency;
import java.util.Optional;

/** Reports in dollars, and no rate of any other currency. */
final class Dollars implements Currencies {

  @Override
  public Currency reporting(TenantId tenant) {
    return Currency.getInstance("USD");
  }

  @Override
  public DayRates rates(TenantId tenant) {
    return (from, to, day) -> Optional.empty();
  }
}
