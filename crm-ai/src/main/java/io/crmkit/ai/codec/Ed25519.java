package io.crmkit.ai.codec;

import io.crmkit.core.Require;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECKey;
import java.security.spec.NamedParameterSpec;
import java.util.Map;
import java.util.Objects;

/** Signatures by Ed25519 (RFC 8032), as every JDK has it. */
public final class Ed25519 {

  private static final String ALGORITHM = NamedParameterSpec.ED25519.getName();

  private Ed25519() {}

  /**
   * Returns a signer.
   *
   * @throws IllegalArgumentException if the key is none of Ed25519
   */
  public static ModelSigner signer(String keyId, PrivateKey key) {
    return new KeySigner(Require.key(keyId, "keyId"), required(keyId, key));
  }

  /**
   * Returns a verifier.
   *
   * @param keys that may sign, by their ids
   * @throws IllegalArgumentException if a key is none of Ed25519
   */
  public static ModelVerifier verifier(Map<String, PublicKey> keys) {
    keys.forEach(Ed25519::required);
    return new KeyVerifier(Map.copyOf(keys));
  }

  private static <K> K required(String keyId, K key) {
    if (!(key instanceof EdECKey curve) || !ALGORITHM.equals(curve.getParams().getName())) {
      throw new IllegalArgumentException("key %s is none of %s".formatted(keyId, ALGORITHM));
    }
    return key;
  }

  private static final class KeySigner implements ModelSigner {

    private final String keyId;
    private final PrivateKey key;

    private KeySigner(String keyId, PrivateKey key) {
      this.keyId = keyId;
      this.key = key;
    }

    @Override
    public String keyId() {
      return keyId;
    }

    @Override
    public byte[] sign(byte[] message) {
      try {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("key %s cannot sign".formatted(keyId), e);
      }
    }
  }

  private record KeyVerifier(Map<String, PublicKey> keys) implements ModelVerifier {

    @Override
    public boolean knows(String keyId) {
      return keys.containsKey(keyId);
    }

    @Override
    public boolean isSigned(String keyId, byte[] message, byte[] given) {
      try {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initVerify(Objects.requireNonNull(keys.get(keyId), () -> "unknown key " + keyId));
        signature.update(message);
        return signature.verify(given);
      } catch (SignatureException e) {
        return false;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("key %s cannot verify".formatted(keyId), e);
      }
    }
  }
}
