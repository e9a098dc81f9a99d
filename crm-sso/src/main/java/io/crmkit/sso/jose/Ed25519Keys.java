package io.crmkit.sso.jose;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 keys between 32 bytes (RFC 8037, section 2) and what the JDK calls a key. */
final class Ed25519Keys {

  static final int BYTES = 32;

  /** All that stands before the key in its X.509 form (RFC 8410, section 4). */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private Ed25519Keys() {}

  static PublicKey publicKey(byte[] raw) throws GeneralSecurityException {
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    encoded.writeBytes(PREFIX);
    encoded.writeBytes(raw);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded.toByteArray()));
  }

  /**
   * Returns the 32 bytes of a key.
   *
   * @throws IllegalArgumentException if it is of another kind
   */
  static byte[] raw(PublicKey key) {
    byte[] encoded = key.getEncoded();
    if (encoded == null || encoded.length != PREFIX.length + BYTES
        || !Arrays.equals(encoded, 0, PREFIX.length, PREFIX, 0, PREFIX.length)) {
      throw new IllegalArgumentException("key must be RSA, EC or Ed25519 but was " + key.getAlgorithm());
    }
    return Arrays.copyOfRange(encoded, PREFIX.length, encoded.length);
  }
}
