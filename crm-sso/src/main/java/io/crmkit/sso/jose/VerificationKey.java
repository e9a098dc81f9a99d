package io.crmkit.sso.jose;

import io.crmkit.core.Require;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.sso.model.SsoRefusal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A key that signatures are checked with. Immutable; its text shows no key.
 *
 * <p>A weak or broken key can be made, and refuses every token that names it with its own reason: one bad key of a
 * provider does not take the good ones down with it.
 */
public final class VerificationKey {

  private final @Nullable String id;
  private final JwsAlgorithm.Family family;
  private final @Nullable JwsAlgorithm declared;
  private final Map<String, String> jwk;
  private final @Nullable NotAcceptedException flaw;
  private final Map<JwsAlgorithm, SignatureCheck> checks;

  private VerificationKey(@Nullable String id, JwsAlgorithm.Family family, @Nullable JwsAlgorithm declared,
      Map<String, String> jwk, Map<JwsAlgorithm, SignatureCheck> checks, @Nullable NotAcceptedException flaw) {
    this.id = id;
    this.family = family;
    this.declared = declared;
    this.jwk = Map.copyOf(jwk);
    this.checks = checks;
    this.flaw = flaw;
  }

  /** Returns a public key: RSA, EC on a curve of RFC 7518, or Ed25519. */
  public static VerificationKey of(String id, JwsAlgorithm algorithm, PublicKey key) {
    Require.notBlank(id, "id");
    Objects.requireNonNull(algorithm, "algorithm");
    if (key instanceof RSAPublicKey rsa) {
      return rsa(id, algorithm, rsa);
    }
    if (key instanceof ECPublicKey ec) {
      EcCurve curve = EcCurve.of(ec.getParams()).orElseThrow(
          () -> new IllegalArgumentException("key must be on a curve of RFC 7518 but is on another"));
      return ec(id, algorithm, curve, ec);
    }
    return ed25519(id, algorithm, key);
  }

  /**
   * Returns a secret that both sides share. One of fewer bits than the hash refuses every token (RFC 7518, section
   * 3.2).
   *
   * @param id null if tokens do not name it
   */
  public static VerificationKey secret(@Nullable String id, JwsAlgorithm algorithm, byte[] secret) {
    if (!algorithm.isSymmetric()) {
      throw new IllegalArgumentException("algorithm must be one of secrets but was " + algorithm.headerName());
    }
    if (secret.length * Byte.SIZE < algorithm.hashBits()) {
      return flawed(id, JwsAlgorithm.Family.HMAC, algorithm, JoseReason.KEY_TOO_WEAK,
          "the secret has %d bits; %s needs %d".formatted(
              secret.length * Byte.SIZE, algorithm.headerName(), algorithm.hashBits()));
    }
    byte[] copy = secret.clone();
    return sound(id, JwsAlgorithm.Family.HMAC, algorithm, Map.of(), each -> SignatureCheck.hmac(copy, each));
  }

  /**
   * Returns a public key from its X.509 form.
   *
   * @throws IllegalArgumentException if it is none for the algorithm
   */
  public static VerificationKey of(String id, JwsAlgorithm algorithm, byte[] publicKey) {
    try {
      return of(id, algorithm, KeyFactory.getInstance(algorithm.keyType())
          .generatePublic(new X509EncodedKeySpec(publicKey)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the bytes of %s are no key for %s".formatted(id, algorithm.headerName()), e);
    }
  }

  /** Returns a key that is known but no longer trusted: every token that names it is refused for this. */
  public static VerificationKey refusing(String id, JwsAlgorithm algorithm, SsoRefusal refusal) {
    return new VerificationKey(Require.notBlank(id, "id"), algorithm.family(), algorithm, Map.of(), Map.of(),
        new NotAcceptedException(refusal));
  }

  static VerificationKey rsa(@Nullable String id, @Nullable JwsAlgorithm declared, RSAPublicKey key) {
    BigInteger modulus = key.getModulus();
    BigInteger exponent = key.getPublicExponent();
    Optional<String> defect = RsaChecks.defect(modulus, exponent);
    Optional<String> weakness = defect.isPresent() ? Optional.empty() : RsaChecks.weakness(modulus, exponent);
    if (defect.isPresent() || weakness.isPresent()) {
      return flawed(id, JwsAlgorithm.Family.RSA, declared,
          defect.isPresent() ? JoseReason.KEY_INVALID : JoseReason.KEY_TOO_WEAK,
          defect.or(() -> weakness).orElseThrow());
    }
    return sound(id, JwsAlgorithm.Family.RSA, declared,
        Map.of("kty", "RSA", "n", unsigned(modulus), "e", unsigned(exponent)), each -> SignatureCheck.rsa(key, each));
  }

  static VerificationKey ec(@Nullable String id, @Nullable JwsAlgorithm declared, EcCurve curve, ECPublicKey key) {
    BigInteger x = key.getW().getAffineX();
    BigInteger y = key.getW().getAffineY();
    if (!curve.holds(x, y)) {
      return flawed(id, JwsAlgorithm.Family.EC, declared, JoseReason.KEY_INVALID,
          "the point is not on " + curve.jwkName());
    }
    if (declared != null && declared != curve.algorithm()) {
      return flawed(id, JwsAlgorithm.Family.EC, declared, JoseReason.KEY_TYPE_MISMATCH,
          declared.headerName() + " does not sign on " + curve.jwkName());
    }
    return sound(id, JwsAlgorithm.Family.EC, curve.algorithm(),
        Map.of("kty", "EC", "crv", curve.jwkName(), "x", coordinate(x, curve), "y", coordinate(y, curve)),
        each -> SignatureCheck.ec(key, each));
  }

  static VerificationKey ed25519(@Nullable String id, @Nullable JwsAlgorithm declared, PublicKey key) {
    byte[] raw = Ed25519Keys.raw(key);
    return sound(id, JwsAlgorithm.Family.OKP, declared,
        Map.of("kty", "OKP", "crv", "Ed25519", "x", StrictBase64.encode(raw)), each -> SignatureCheck.ed25519(key));
  }

  static VerificationKey flawed(
      @Nullable String id, JwsAlgorithm.Family family, @Nullable JwsAlgorithm declared, JoseReason reason, String why) {
    return new VerificationKey(id, family, declared, Map.of(), Map.of(),
        new NotAcceptedException(reason,
            "The key %s cannot be used: %s.".formatted(id == null ? "without id" : id, why)));
  }

  private interface CheckFactory {
    SignatureCheck of(JwsAlgorithm algorithm) throws GeneralSecurityException;
  }

  private static VerificationKey sound(@Nullable String id, JwsAlgorithm.Family family, @Nullable JwsAlgorithm declared,
      Map<String, String> jwk, CheckFactory factory) {
    Map<JwsAlgorithm, SignatureCheck> checks = new EnumMap<>(JwsAlgorithm.class);
    try {
      for (JwsAlgorithm each : JwsAlgorithm.values()) {
        if (each.family() == family && (declared == null || areOne(declared, each))) {
          checks.put(each, factory.of(each));
        }
      }
    } catch (GeneralSecurityException e) {
      return flawed(id, family, declared, JoseReason.KEY_INVALID, "no key of its kind");
    }
    return new VerificationKey(id, family, declared, jwk, checks, null);
  }

  /** Ed25519 is what EdDSA is with a key on that curve (RFC 9864, section 2.2). */
  private static boolean areOne(JwsAlgorithm declared, JwsAlgorithm other) {
    return declared == other || declared.family() == JwsAlgorithm.Family.OKP
        && other.family() == JwsAlgorithm.Family.OKP;
  }

  private static String unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return StrictBase64.encode(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }

  /** Coordinates keep their leading zeros (RFC 7518, section 6.2.1.2). */
  private static String coordinate(BigInteger number, EcCurve curve) {
    byte[] bytes = new byte[curve.coordinateBytes()];
    byte[] digits = number.toByteArray();
    int used = Math.min(digits.length, bytes.length);
    System.arraycopy(digits, digits.length - used, bytes, bytes.length - used, used);
    return StrictBase64.encode(bytes);
  }

  /** Returns {@code kid}; nothing if the key has none. */
  public Optional<String> id() {
    return Optional.ofNullable(id);
  }

  /**
   * Returns the SHA-256 thumbprint of a public key, by which anybody names it alike (RFC 7638).
   *
   * @throws IllegalStateException if it is a secret, or cannot be used
   */
  public String thumbprint() {
    String json = JsonDocuments.write(new AnyObject(new TreeMap<>(requirePublic())));
    try {
      return StrictBase64.encode(MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private Map<String, String> requirePublic() {
    if (jwk.isEmpty()) {
      throw new IllegalStateException("the key %s is not public or cannot be used".formatted(id));
    }
    return jwk;
  }

  /** Returns why every token that names this key is refused; nothing if the key is sound. */
  public Optional<SsoRefusal> flaw() {
    return Optional.ofNullable(flaw).map(NotAcceptedException::refusal);
  }

  /** Whether signatures of this algorithm can be checked with the key. */
  public boolean isFor(JwsAlgorithm algorithm) {
    return flaw == null && fits(algorithm);
  }

  /** Whether the key can check signatures of this algorithm, or is a weak or broken one that would have been for it. */
  boolean isMeantFor(JwsAlgorithm algorithm) {
    return fits(algorithm) && (flaw == null || flaw.refusal().reason() != JoseReason.KEY_TYPE_MISMATCH);
  }

  /** Whether the key can check signatures of this algorithm, or is a flawed one of a kind that could. */
  private boolean fits(JwsAlgorithm algorithm) {
    return flaw == null ? checks.containsKey(algorithm)
        : algorithm.family() == family && (declared == null || declared == algorithm);
  }

  /** Returns what checks signatures of this algorithm with this key. */
  SignatureCheck check(JwsAlgorithm algorithm) throws NotAcceptedException {
    if (!fits(algorithm)) {
      throw new NotAcceptedException(JoseReason.KEY_TYPE_MISMATCH, "The token is signed by %s but the key %s is for %s."
          .formatted(algorithm.headerName(), id().orElse("without id"),
              declared == null ? family.name() : declared.headerName()));
    }
    if (flaw != null) {
      throw flaw;
    }
    return Objects.requireNonNull(checks.get(algorithm));
  }

  /**
   * Returns the public key as a JWK (RFC 7517, section 4).
   *
   * @throws IllegalStateException if it is a secret, or cannot be used
   */
  Map<String, String> publicJwk() {
    Map<String, String> members = new LinkedHashMap<>(requirePublic());
    members.put("use", "sig");
    if (id != null) {
      members.put("kid", id);
    }
    if (declared != null) {
      members.put("alg", declared.headerName());
    }
    return members;
  }

  @Override
  public String toString() {
    return "VerificationKey[%s, %s]".formatted(id, family);
  }
}
