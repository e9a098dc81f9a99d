package io.crmkit.apikey.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names one API key in lists, logs and in the key itself. It is no secret. */
@Scalar
public record KeyId(String value) {

  public KeyId {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
