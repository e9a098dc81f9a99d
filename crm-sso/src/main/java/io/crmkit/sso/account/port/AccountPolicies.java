package io.crmkit.sso.account.port;

import io.crmkit.core.TenantId;
import io.crmkit.sso.account.model.AccountPolicy;
import java.util.Objects;

/** Says what holds for the accounts of a tenant. Implementations are safe for concurrent use. */
@FunctionalInterface
public interface AccountPolicies {

  AccountPolicy of(TenantId tenant);

  /** Returns the same policy for all tenants. */
  static AccountPolicies same(AccountPolicy policy) {
    Objects.requireNonNull(policy, "policy");
    return tenant -> policy;
  }
}
