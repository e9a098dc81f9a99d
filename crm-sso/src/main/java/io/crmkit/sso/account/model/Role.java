package io.crmkit.sso.account.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names one role that users have within a tenant, such as {@code sales}; what it allows is the host's to say. */
@Scalar
public record Role(String value) {

  public Role {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
