package io.crmkit.sso.provider.port;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.provider.model.ProviderPlaces;

/** Says where the host takes the messages of a provider that is set up now. Each provider has places of its own. */
@FunctionalInterface
public interface Places {

  ProviderPlaces of(TenantId tenant, ProviderId provider);
}
