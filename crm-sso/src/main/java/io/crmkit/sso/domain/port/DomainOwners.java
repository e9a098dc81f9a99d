package io.crmkit.sso.domain.port;

import io.crmkit.core.TenantId;
import io.crmkit.sso.domain.model.DomainName;
import java.util.Optional;

/**
 * Says whose a domain is, over all tenants: asked at the login page of all of them, where nobody is known yet. It reads the
 * register that {@link DomainRepository} keeps.
 */
@FunctionalInterface
public interface DomainOwners {

  /** Returns the tenant that has verified a domain. */
  Optional<TenantId> ownerOf(DomainName domain);
}
