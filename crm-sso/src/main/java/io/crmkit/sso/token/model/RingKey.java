package io.crmkit.sso.token.model;

import io.crmkit.core.Require;
import io.crmkit.core.Secret;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One signing key as it is stored.
 *
 * @param id {@code kid}
 * @param algorithm {@code alg}, such as {@code RS256}
 * @param publicKey base64 of the X.509 form
 * @param sealedKey the private key as PKCS#8, sealed; it says nothing without the key of the sealer
 * @param signsFrom from when tokens are signed with it; readers know it before
 * @param verifiesUntil until when its tokens count; null while it is not replaced
 */
public record RingKey(
    String id, String algorithm, String publicKey, @Secret String sealedKey, Instant signsFrom,
    @Nullable Instant verifiesUntil) {

  public RingKey {
    Require.key(id, "id");
    Require.notBlank(algorithm, "algorithm");
    Require.notBlank(publicKey, "publicKey");
    Require.notBlank(sealedKey, "sealedKey");
    Objects.requireNonNull(signsFrom, "signsFrom");
  }

  /** Whether tokens that were signed with it count. */
  public boolean verifiesAt(Instant now) {
    return verifiesUntil == null || now.isBefore(verifiesUntil);
  }

  /** Whether tokens may be signed with it. */
  public boolean signsAt(Instant now) {
    return !now.isBefore(signsFrom) && verifiesAt(now);
  }

  /** Returns this key with an end, unless it ends earlier anyway. */
  RingKey endingBy(Instant end) {
    return verifiesUntil != null && verifiesUntil.isBefore(end)
        ? this : new RingKey(id, algorithm, publicKey, sealedKey, signsFrom, end);
  }

  /** Returns this key with the end of another one, unless it ends later anyway. */
  RingKey lastingAs(RingKey other) {
    Instant end = other.verifiesUntil;
    return verifiesUntil == null || end != null && end.isBefore(verifiesUntil)
        ? this : new RingKey(id, algorithm, publicKey, sealedKey, signsFrom, end);
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "RingKey[%s, %s, from %s, until %s]".formatted(id, algorithm, signsFrom, verifiesUntil);
  }
}
