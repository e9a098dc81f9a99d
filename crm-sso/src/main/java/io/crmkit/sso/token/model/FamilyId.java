package io.crmkit.sso.token.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names one family of refresh tokens: those that came of one login, each in place of the one before. */
@Scalar
public record FamilyId(String value) {

  public FamilyId {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
