package io.crmkit.sso.seal;

import io.crmkit.sso.model.Sealed;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** An AES-256 key and the id by which an envelope names it. Its text never shows the key. */
public final class SealingKey {

  private static final int BYTES = 32;

  private final String id;
  private final SecretKey key;

  private SealingKey(String id, SecretKey key) {
    this.id = id;
    this.key = key;
  }

  /**
   * Makes a key of 32 random bytes that the host keeps apart from its database.
   *
   * @param id letters, digits, - and _; at most 64
   */
  public static SealingKey of(String id, byte[] key) {
    if (key.length != BYTES) {
      throw new IllegalArgumentException("a key has %d bytes but %s has %d".formatted(BYTES, id, key.length));
    }
    return new SealingKey(Sealed.requireKeyId(id), new SecretKeySpec(key, "AES"));
  }

  public String id() {
    return id;
  }

  SecretKey key() {
    return key;
  }

  @Override
  public String toString() {
    return "SealingKey[" + id + "]";
  }
}
