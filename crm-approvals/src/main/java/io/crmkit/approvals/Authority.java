package io.crmkit.approvals;

import io.crmkit.approvals.model.Amounts;
import io.crmkit.approvals.port.Directory;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.money.Money;

/** What people may approve by themselves. */
final class Authority {

  private Authority() {}

  /** Whether the limit of {@code person}, in the currency of {@code amount}, covers it. */
  static boolean covers(Directory directory, TenantId tenant, Actor person, Money amount) {
    return directory.limit(tenant, person, amount.currency())
        .filter(limit -> Amounts.covers(limit, amount)).isPresent();
  }
}
