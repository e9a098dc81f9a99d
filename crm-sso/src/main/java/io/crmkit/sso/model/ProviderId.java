package io.crmkit.sso.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names one identity provider that a tenant has set up, such as {@code okta-main}. */
@Scalar
public record ProviderId(String value) {

  public ProviderId {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
