package io.crmkit.territory.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names a register of models within a tenant; a tenant has one, unless its lines of business plan apart. */
@Scalar
public record RegisterId(String value) {

  /** The register of a tenant that has only one. */
  public static final RegisterId MAIN = new RegisterId("main");

  public RegisterId {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
