package io.crmkit.sso.provider.port;

import io.crmkit.core.TenantId;
import io.crmkit.core.state.StateRepository;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.provider.model.Provider;
import io.crmkit.sso.provider.model.ProviderIdentity;

/**
 * Keeps identity providers and their history, and one register over all tenants of what each of them holds: two providers
 * never hold one identity, whoever saves at the same time.
 *
 * <p>{@link #save} enters what the new state holds, removes what it does not hold any more, and throws
 * {@link io.crmkit.sso.provider.model.ProviderTakenException}, with nothing written, if another provider of any tenant holds
 * it. The contract in crm-testkit proves an implementation.
 */
public interface ProviderRepository extends StateRepository<ProviderId, Provider> {

  /** Who holds an identity, as a tenant may know it. */
  enum Holder { NOBODY, THIS_PROVIDER, ANOTHER_OF_THE_TENANT, ANOTHER_TENANT }

  /** Returns who holds an identity now. */
  Holder holder(TenantId tenant, ProviderId id, ProviderIdentity identity);
}
