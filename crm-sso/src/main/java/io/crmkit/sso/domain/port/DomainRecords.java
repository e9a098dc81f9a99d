package io.crmkit.sso.domain.port;

import io.crmkit.core.TenantId;
import io.crmkit.sso.domain.model.TxtRecords;

/** Asks the DNS. Implementations answer within a bounded time, and are safe for concurrent use. */
@FunctionalInterface
public interface DomainRecords {

  /**
   * Returns the TXT records of a name.
   *
   * @param tenant on whose behalf, so that a host can bound how often each of them asks
   */
  TxtRecords texts(TenantId tenant, String name);
}
