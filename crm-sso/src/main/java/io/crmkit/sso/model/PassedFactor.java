package io.crmkit.sso.model;

import io.crmkit.core.Require;
import java.time.Instant;
import java.util.Objects;

/**
 * That a user has just proved to have a second factor.
 *
 * @param method how, by the names of RFC 8176: {@code otp}, {@code sms}, … or the names of the host
 */
public record PassedFactor(UserId user, String method, Instant at) {

  public PassedFactor {
    Objects.requireNonNull(user, "user");
    Require.key(method, "method");
    Objects.requireNonNull(at, "at");
  }
}
