package io.crmkit.sso.mfa.model;

import io.crmkit.sso.model.SecretHash;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A code that was sent to an address.
 *
 * @param hash of the code, under a key of the user that is sealed
 * @param usedAt when the code was accepted; null if it was not
 */
public record Challenge(
    ChallengeId id, Purpose purpose, Channel channel, String address, SecretHash hash, Instant sentAt,
    Instant expiresAt, @Nullable Instant usedAt) {

  /** What a code is for. */
  public enum Purpose {
    /** To show that the user receives what is sent to the address. */
    VERIFY_ADDRESS,
    /** As a second factor. */
    PROVE_FACTOR
  }

  public Challenge {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(sentAt, "sentAt");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }

  Challenge used(Instant at) {
    return new Challenge(id, purpose, channel, address, hash, sentAt, expiresAt, at);
  }

  boolean isOpenAt(Instant now) {
    return usedAt == null && now.isBefore(expiresAt);
  }
}
