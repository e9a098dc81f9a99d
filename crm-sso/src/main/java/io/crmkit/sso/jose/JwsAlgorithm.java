package io.crmkit.sso.jose;

import java.util.Arrays;
import java.util.Optional;

/**
 * The signature algorithms that tokens may have (RFC 7518, section 3.1; RFC 8037; RFC 9864); {@code none} is not one.
 */
public enum JwsAlgorithm {
  HS256("HS256", Family.HMAC, 256),
  HS384("HS384", Family.HMAC, 384),
  HS512("HS512", Family.HMAC, 512),
  RS256("RS256", Family.RSA, 256),
  RS384("RS384", Family.RSA, 384),
  RS512("RS512", Family.RSA, 512),
  PS256("PS256", Family.RSA, 256),
  PS384("PS384", Family.RSA, 384),
  PS512("PS512", Family.RSA, 512),
  ES256("ES256", Family.EC, 256),
  ES384("ES384", Family.EC, 384),
  ES512("ES512", Family.EC, 512),
  EDDSA("EdDSA", Family.OKP, 512),
  ED25519("Ed25519", Family.OKP, 512);

  /** Which keys an algorithm works with, by {@code kty}. */
  enum Family { HMAC, RSA, EC, OKP }

  private final String headerName;
  private final Family family;
  private final int hashBits;

  JwsAlgorithm(String headerName, Family family, int hashBits) {
    this.headerName = headerName;
    this.family = family;
    this.hashBits = hashBits;
  }

  /** Returns the value of {@code alg}, such as {@code EdDSA}. */
  public String headerName() {
    return headerName;
  }

  /** Returns the algorithm of this name, exactly as the registry of RFC 7518 writes it. */
  public static Optional<JwsAlgorithm> named(String headerName) {
    return Arrays.stream(values()).filter(each -> each.headerName.equals(headerName)).findFirst();
  }

  /** Whether the key is a secret that both sides share. */
  public boolean isSymmetric() {
    return family == Family.HMAC;
  }

  Family family() {
    return family;
  }

  /** Returns what the JDK calls keys for this. */
  String keyType() {
    return switch (family) {
      case RSA -> "RSA";
      case EC -> "EC";
      case OKP -> "Ed25519";
      case HMAC -> throw new IllegalArgumentException("algorithm must be one of key pairs but was " + headerName);
    };
  }

  int hashBits() {
    return hashBits;
  }
}
