package io.crmkit.apikey.port;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.UserId;

/** Says who may use the application. Asked at each use of a key; implementations are fast and safe for concurrent use. */
@FunctionalInterface
public interface KeyOwners {

  /** Whether a user is there and may use the application. */
  boolean isActive(TenantId tenant, UserId user);
}
