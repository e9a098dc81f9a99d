package io.crmkit.sso.mfa.model;

import io.crmkit.core.Secret;
import java.time.Instant;
import java.util.Objects;

/**
 * A code on its way to a user.
 *
 * @param address a number in the form of E.164, or an e-mail address
 * @param code six digits
 * @param expiresAt from when on the code is good for nothing
 */
public record CodeMessage(
    Channel channel, String address, @Secret String code, Challenge.Purpose purpose, Instant expiresAt) {

  public CodeMessage {
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }

  /** Returns a text without the code. */
  @Override
  public String toString() {
    return "CodeMessage[" + channel + " for " + purpose + " until " + expiresAt + "]";
  }
}
