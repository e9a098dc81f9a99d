package io.crmkit.sso.domain.model;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.ProviderId;
import java.util.List;
import java.util.Objects;

/** Where somebody logs in. */
public sealed interface RealmRoute {

  /**
   * With a provider of a tenant.
   *
   * @param providers at least one, in the order to offer them
   */
  record ToProviders(TenantId tenant, List<ProviderId> providers) implements RealmRoute {

    public ToProviders {
      Objects.requireNonNull(tenant, "tenant");
      providers = List.copyOf(providers);
      if (providers.isEmpty()) {
        throw new IllegalArgumentException("providers must not be empty");
      }
    }
  }

  /**
   * As everybody does of whom nothing is known. The answer is the same whether there is no such domain, it is claimed but
   * not verified, or its providers are switched off: nobody learns from it which tenants there are.
   */
  record Usual() implements RealmRoute {}
}
