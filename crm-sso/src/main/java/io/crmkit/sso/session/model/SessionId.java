package io.crmkit.sso.session.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names one session in lists and logs. It is no secret: a cookie has one beside it. */
@Scalar
public record SessionId(String value) {

  public SessionId {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
