package io.crmkit.sso.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.crypto.AESDecrypter;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import io.crmkit.sso.jose.JweAlgorithm.Family;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A key that tokens are decrypted with, for one algorithm. Immutable; its text never shows the key. */
public final class DecryptionKey {

  private static final int FEWEST_RSA_BITS = 2048;

  private interface Decrypting {
    JWEDecrypter decrypter() throws JOSEException;
  }

  private final @Nullable String id;
  private final JweAlgorithm algorithm;
  private final Decrypting decrypting;

  private DecryptionKey(@Nullable String id, JweAlgorithm algorithm, Decrypting decrypting) {
    this.id = id;
    this.algorithm = algorithm;
    this.decrypting = decrypting;
  }

  /**
   * Returns a private key, RSA of at least 2048 bits or EC on a curve of RFC 7518.
   *
   * @param id null if tokens do not name it
   */
  public static DecryptionKey of(@Nullable String id, JweAlgorithm algorithm, PrivateKey key) {
    if (key instanceof RSAPrivateKey rsa && algorithm.family() == Family.RSA) {
      if (rsa.getModulus().bitLength() < FEWEST_RSA_BITS) {
        throw new IllegalArgumentException("key must have at least %d bits but has %d".formatted(
            FEWEST_RSA_BITS, rsa.getModulus().bitLength()));
      }
      return made(id, algorithm, () -> new RSADecrypter(key));
    }
    if (key instanceof ECPrivateKey ec && algorithm.family() == Family.EC) {
      return made(id, algorithm, () -> new ECDHDecrypter(ec));
    }
    throw new IllegalArgumentException("key must be for %s but is %s"
        .formatted(algorithm.headerName(), key.getAlgorithm()));
  }

  /**
   * Returns a secret that both sides share.
   *
   * @param id null if tokens do not name it
   */
  public static DecryptionKey secret(@Nullable String id, JweAlgorithm algorithm, byte[] secret) {
    byte[] copy = secret.clone();
    return switch (algorithm.family()) {
      case AES -> made(id, algorithm, () -> new AESDecrypter(copy));
      case DIRECT -> made(id, algorithm, () -> new DirectDecrypter(copy));
      default -> throw new IllegalArgumentException("algorithm must be one of secrets but was "
          + algorithm.headerName());
    };
  }

  /**
   * Reads a private key or a secret from a JWK.
   *
   * @param algorithm what the key is for; the JWK must not say otherwise
   * @throws IllegalArgumentException if this is no such key; the message shows nothing of it
   */
  public static DecryptionKey ofJwk(String json, JweAlgorithm algorithm) {
    JWK jwk = parsed(json);
    boolean otherAlgorithm = jwk.getAlgorithm() != null && !jwk.getAlgorithm().getName().equals(algorithm.headerName());
    if (otherAlgorithm || jwk.getKeyUse() != null && !jwk.getKeyUse().equals(KeyUse.ENCRYPTION)) {
      throw new IllegalArgumentException("the JWK must be for encryption by %s but is for %s, %s".formatted(
          algorithm.headerName(), jwk.getKeyUse(), jwk.getAlgorithm()));
    }
    try {
      if (jwk instanceof OctetSequenceKey secret) {
        return secret(jwk.getKeyID(), algorithm, secret.toByteArray());
      }
      PrivateKey key = jwk instanceof RSAKey rsa ? rsa.toPrivateKey() : jwk instanceof ECKey ec ? ec.toPrivateKey()
          : null;
      if (key != null) {
        return of(jwk.getKeyID(), algorithm, key);
      }
    } catch (JOSEException e) {
      throw new IllegalArgumentException("the JWK makes no key", e);
    }
    throw new IllegalArgumentException("the JWK has no private key of a known type");
  }

  private static JWK parsed(String json) {
    try {
      return JWK.parse(json);
    } catch (ParseException e) {
      // Not as the cause: its message quotes the key.
      throw new IllegalArgumentException("this is no JWK");
    }
  }

  private static DecryptionKey made(@Nullable String id, JweAlgorithm algorithm, Decrypting decrypting) {
    try {
      decrypting.decrypter();
    } catch (JOSEException e) {
      throw new IllegalArgumentException("the key does not work with " + algorithm.headerName(), e);
    }
    return new DecryptionKey(id, algorithm, decrypting);
  }

  /** Returns {@code kid}; nothing if the key has none. */
  public Optional<String> id() {
    return Optional.ofNullable(id);
  }

  public JweAlgorithm algorithm() {
    return algorithm;
  }

  JWEDecrypter decrypter() throws JOSEException {
    return decrypting.decrypter();
  }

  @Override
  public String toString() {
    return "DecryptionKey[%s, %s]".formatted(id, algorithm.headerName());
  }
}
