package io.crmkit.sso.token.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names one ring of signing keys of a tenant, such as {@code access}. */
@Scalar
public record RingId(String value) {

  public RingId {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
