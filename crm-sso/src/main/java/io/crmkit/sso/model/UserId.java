package io.crmkit.sso.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names one user within a tenant; the host's own id of the user. */
@Scalar
public record UserId(String value) {

  public UserId {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
