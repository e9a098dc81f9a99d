package io.crmkit.sso.jose;

import io.crmkit.sso.jose.JwsAlgorithm.Family;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One published key of a provider (RFC 7517, section 4; RFC 7518, section 6; RFC 8037, section 2). */
final class JwkReader {

  /** Of a private key of any kind, or of a shared secret. */
  private static final List<String> SECRET_MEMBERS = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

  private final Map<?, ?> jwk;
  private final @Nullable String id;

  private JwkReader(Map<?, ?> jwk) throws NotAcceptedException {
    this.jwk = jwk;
    this.id = optionalText("kid");
  }

  /**
   * Reads a public key.
   *
   * @return nothing if the key is of a type that is not known here, or not for signatures, and so is nobody's business
   *     (RFC 7517, section 5)
   */
  static Optional<VerificationKey> read(Map<?, ?> jwk) throws NotAcceptedException {
    if ("oct".equals(jwk.get("kty")) || SECRET_MEMBERS.stream().anyMatch(jwk::containsKey)) {
      throw new NotAcceptedException(JoseReason.JWKS_UNSAFE,
          "A key set that anybody can read has a private or symmetric key, which so is no secret any more.");
    }
    return new JwkReader(jwk).key();
  }

  private Optional<VerificationKey> key() throws NotAcceptedException {
    String type = optionalText("kty");
    if (type == null) {
      throw new NotAcceptedException(JoseReason.JWKS_INVALID, "A key has no kty.");
    }
    Family family = switch (type) {
      case "RSA" -> Family.RSA;
      case "EC" -> Family.EC;
      case "OKP" -> Family.OKP;
      default -> null;
    };
    return family == null ? Optional.empty() : Optional.of(signatureKey(family));
  }

  private VerificationKey signatureKey(Family family) throws NotAcceptedException {
    String algorithm = optionalText("alg");
    String use = optionalText("use");
    JwsAlgorithm declared = algorithm == null ? null : JwsAlgorithm.named(algorithm).orElse(null);
    boolean otherUse = use != null && !use.equals("sig")
        || jwk.get("key_ops") instanceof List<?> operations && !operations.contains("verify");
    if (otherUse || algorithm != null && (declared == null || declared.family() != family)) {
      return VerificationKey.flawed(id, family, null, JoseReason.KEY_TYPE_MISMATCH,
          "it is not for signatures, or for an algorithm that does not go with it");
    }
    try {
      return material(family, declared);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return VerificationKey.flawed(id, family, declared, JoseReason.KEY_INVALID, "its numbers make no key");
    }
  }

  private VerificationKey material(Family family, @Nullable JwsAlgorithm declared) throws GeneralSecurityException {
    if (family == Family.RSA) {
      return rsa(declared);
    }
    String curve = String.valueOf(jwk.get("crv"));
    if (family == Family.EC) {
      EcCurve known = EcCurve.named(curve).orElseThrow(() -> new IllegalArgumentException("unknown curve"));
      return ec(known, declared);
    }
    byte[] raw = bytes("x");
    if (!curve.equals("Ed25519") || raw.length != Ed25519Keys.BYTES) {
      throw new IllegalArgumentException("unknown curve");
    }
    return VerificationKey.ed25519(id, declared, Ed25519Keys.publicKey(raw));
  }

  private VerificationKey rsa(@Nullable JwsAlgorithm declared) throws GeneralSecurityException {
    BigInteger modulus = number("n");
    BigInteger exponent = number("e");
    // Before the JDK looks at it, which refuses some weak keys without saying why.
    Optional<String> weakness = RsaChecks.weakness(modulus, exponent);
    if (weakness.isPresent()) {
      return VerificationKey.flawed(id, Family.RSA, declared, JoseReason.KEY_TOO_WEAK, weakness.get());
    }
    return VerificationKey.rsa(id, declared, (RSAPublicKey) KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(modulus, exponent)));
  }

  private VerificationKey ec(EcCurve curve, @Nullable JwsAlgorithm declared) throws GeneralSecurityException {
    BigInteger x = number("x");
    BigInteger y = number("y");
    if (!curve.holds(x, y)) {
      return VerificationKey.flawed(id, Family.EC, declared, JoseReason.KEY_INVALID,
          "the point is not on " + curve.jwkName());
    }
    return VerificationKey.ec(id, declared, curve, (ECPublicKey) KeyFactory.getInstance("EC")
        .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve.parameters())));
  }

  private BigInteger number(String member) {
    return new BigInteger(1, bytes(member));
  }

  private byte[] bytes(String member) {
    return jwk.get(member) instanceof String text && !text.isEmpty()
        ? StrictBase64.decode(text).orElseThrow(() -> new IllegalArgumentException(member + " is not base64url"))
        : missing(member);
  }

  private static byte[] missing(String member) {
    throw new IllegalArgumentException(member + " is missing");
  }

  private @Nullable String optionalText(String member) throws NotAcceptedException {
    Object value = jwk.get(member);
    if (value != null && !(value instanceof String)) {
      throw new NotAcceptedException(JoseReason.JWKS_INVALID, member + " of a key must be a text.");
    }
    return (String) value;
  }
}
