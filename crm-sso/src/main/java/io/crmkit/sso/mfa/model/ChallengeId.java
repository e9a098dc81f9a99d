package io.crmkit.sso.mfa.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names one code that was sent, so that a page can say which one it was asked for. */
@Scalar
public record ChallengeId(String value) {

  public ChallengeId {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
