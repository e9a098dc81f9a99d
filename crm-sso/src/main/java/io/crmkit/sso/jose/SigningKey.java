package io.crmkit.sso.jose;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A private key, or a shared secret, with its id and the one algorithm it signs by. Its text never shows the key. */
public final class SigningKey {

  /** What NIST SP 800-57, part 1, table 2 gives until 2030; RFC 7518, section 3.3 asks for no less. */
  private static final int RSA_BITS = 2048;

  private final String id;
  private final JwsAlgorithm algorithm;
  private final byte[] secret;
  private final @Nullable PrivateKey privateKey;
  private final @Nullable PublicKey publicKey;

  private SigningKey(String id, JwsAlgorithm algorithm, byte[] secret, @Nullable KeyPair pair) {
    if (!HeaderReader.isKeyId(id)) {
      throw new IllegalArgumentException("id must have up to 256 letters, digits and . _ ~ + / = @ : - but was " + id);
    }
    this.id = id;
    this.algorithm = algorithm;
    this.secret = secret;
    this.privateKey = pair == null ? null : pair.getPrivate();
    this.publicKey = pair == null ? null : pair.getPublic();
  }

  /**
   * Makes a new pair of keys: RSA of 2048 bits, the curve that the algorithm names, or Ed25519.
   *
   * @throws IllegalArgumentException if the algorithm is one of secrets
   */
  public static SigningKey generate(String id, JwsAlgorithm algorithm, SecureRandom random) {
    return new SigningKey(id, algorithm, new byte[0], pair(algorithm, random));
  }

  /** Makes a new pair of keys whose id is the thumbprint of the public one (RFC 7638). */
  public static SigningKey generate(JwsAlgorithm algorithm, SecureRandom random) {
    KeyPair pair = pair(algorithm, random);
    String thumbprint = VerificationKey.of("new", algorithm, pair.getPublic()).thumbprint();
    return new SigningKey(thumbprint, algorithm, new byte[0], pair);
  }

  private static KeyPair pair(JwsAlgorithm algorithm, SecureRandom random) {
    Objects.requireNonNull(random, "random");
    try {
      return generator(algorithm, random).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform since 15 makes keys for " + algorithm.headerName(), e);
    }
  }

  private static KeyPairGenerator generator(JwsAlgorithm algorithm, SecureRandom random)
      throws NoSuchAlgorithmException, InvalidAlgorithmParameterException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.keyType());
    AlgorithmParameterSpec parameters = switch (algorithm.family()) {
      case RSA -> new RSAKeyGenParameterSpec(RSA_BITS, RSAKeyGenParameterSpec.F4);
      case EC -> EcCurve.of(algorithm).parameters();
      default -> NamedParameterSpec.ED25519;
    };
    generator.initialize(parameters, random);
    return generator;
  }

  /** Returns a pair of keys at hand. */
  public static SigningKey of(String id, JwsAlgorithm algorithm, KeyPair pair) {
    SigningKey key = new SigningKey(id, algorithm, new byte[0], pair);
    key.requireUsable();
    return key;
  }

  /**
   * Returns a pair of keys from its encoded forms.
   *
   * @param privateKey PKCS#8, such as {@link #privateBytes()} returned
   * @param publicKey X.509 SubjectPublicKeyInfo, such as {@link #publicBytes()} returned
   */
  public static SigningKey of(String id, JwsAlgorithm algorithm, byte[] privateKey, byte[] publicKey) {
    try {
      KeyFactory factory = KeyFactory.getInstance(algorithm.keyType());
      return of(id, algorithm, new KeyPair(factory.generatePublic(new X509EncodedKeySpec(publicKey)),
          factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey))));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the bytes of " + id + " are no keys for " + algorithm.headerName(), e);
    }
  }

  /** Returns a secret that the reader of the tokens has as well, such as that of a client. */
  public static SigningKey secret(String id, JwsAlgorithm algorithm, byte[] secret) {
    if (!algorithm.isSymmetric()) {
      throw new IllegalArgumentException("algorithm must be one of secrets but was " + algorithm.headerName());
    }
    SigningKey key = new SigningKey(id, algorithm, secret.clone(), null);
    key.requireUsable();
    return key;
  }

  private void requireUsable() {
    try {
      verificationKey().check(algorithm);
    } catch (NotAcceptedException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  public String id() {
    return id;
  }

  public JwsAlgorithm algorithm() {
    return algorithm;
  }

  /** Returns what the signatures of this key are checked with; of a secret, the secret. */
  public VerificationKey verificationKey() {
    return publicKey == null
        ? VerificationKey.secret(id, algorithm, secret) : VerificationKey.of(id, algorithm, publicKey);
  }

  /**
   * Returns the private key as PKCS#8, to be sealed before it is stored.
   *
   * @throws IllegalStateException if this is a secret
   */
  public byte[] privateBytes() {
    return privateKey().getEncoded();
  }

  /** Returns the public key as X.509 SubjectPublicKeyInfo. */
  public byte[] publicBytes() {
    privateKey();
    return Objects.requireNonNull(publicKey).getEncoded();
  }

  PrivateKey privateKey() {
    if (privateKey == null) {
      throw new IllegalStateException("the key " + id + " is a secret");
    }
    return privateKey;
  }

  byte[] secret() {
    return secret;
  }

  @Override
  public String toString() {
    return "SigningKey[%s, %s]".formatted(id, algorithm.headerName());
  }
}
