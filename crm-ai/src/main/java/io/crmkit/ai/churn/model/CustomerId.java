package io.crmkit.ai.churn.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names one customer within a tenant; better not by a name or an address, since events carry it. */
@Scalar
public record CustomerId(String value) {

  public CustomerId {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
