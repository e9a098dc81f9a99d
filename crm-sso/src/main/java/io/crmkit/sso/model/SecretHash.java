package io.crmkit.sso.model;

import io.crmkit.core.FromText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a store keeps of a secret that somebody will present again: 256 bits from which the secret cannot be had back.
 *
 * <p>Its one comparison, {@link #equals}, takes the same time wherever two hashes differ
 * ({@link MessageDigest#isEqual}), and the secret itself is never compared at all.
 *
 * <p>{@link #ofRandom} is plain SHA-256, for secrets of 256 random bits: they cannot be guessed however fast a hash is,
 * and a slow hash or a salt would protect nothing more (NIST SP 800-63B, 5.1.2.2, asks for them below 112 bits alone).
 */
public final class SecretHash {

  private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final int BYTES = 32;

  private final byte[] bytes;

  private SecretHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Hashes a secret of 256 random bits.
   *
   * @param places what the secret is bound to, such as the tenant and an id; a hash that is copied elsewhere matches
   *     nothing
   */
  public static SecretHash ofRandom(List<String> places, String secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      places.forEach(place -> digest.update(framed(place)));
      return new SecretHash(digest.digest(framed(secret)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Returns the hash that was made elsewhere, such as by HMAC-SHA-256 (RFC 2104) for a code that is too short to be
   * safe under a hash that anybody can compute.
   *
   * @param hash 32 bytes
   */
  public static SecretHash ofDigest(byte[] hash) {
    if (hash.length != BYTES) {
      throw new IllegalArgumentException("a hash has %d bytes but this one has %d".formatted(BYTES, hash.length));
    }
    return new SecretHash(hash.clone());
  }

  /** Each length goes before its text, so that no two lists of texts have the same bytes. */
  private static byte[] framed(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes).array();
  }

  /** Reads what {@link #toString()} wrote. */
  @FromText
  public static SecretHash parse(String text) {
    if (!TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException("a hash has 43 characters of base64url but this text has " + text.length());
    }
    return new SecretHash(Base64.getUrlDecoder().decode(text));
  }

  /** Whether both are of the same secret; it takes the same time for any two hashes. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SecretHash hash && MessageDigest.isEqual(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return ByteBuffer.wrap(bytes).getInt();
  }

  /** Returns base64url without padding: what a store keeps. */
  @Override
  public String toString() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
