package io.crmkit.sso.account.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names the roster of a tenant, of which there is one. */
@Scalar
public record RosterId(String value) {

  /** The one that every tenant has. */
  public static final RosterId ONE = new RosterId("accounts");

  public RosterId {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
