package io.crmkit.sso.domain.port;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.StateRepository;
import io.crmkit.sso.domain.model.DomainClaim;
import io.crmkit.sso.domain.model.DomainName;

/**
 * Keeps claims to domains and their history, and one register over all tenants of who has verified which: a domain is
 * verified by one tenant at the most, whoever saves at the same time.
 *
 * <p>{@link #save} enters a domain that becomes verified, removes one that ceases to be, and throws
 * {@link io.crmkit.sso.domain.model.DomainTakenException}, with nothing written, if another tenant has verified it. The
 * contract in crm-testkit proves an implementation.
 */
public interface DomainRepository extends StateRepository<DomainName, DomainClaim> {

  /** Returns the domains that a tenant has verified, in the order of their names. */
  Page<DomainName> verified(TenantId tenant, PageRequest page);
}
