package io.crmkit.sso.jose;

import java.util.Arrays;
import java.util.Optional;

/**
 * How the key of the content may be encrypted (RFC 7518, section 4.1). Passwords (PBES2) are not among them: a token
 * says how often they are hashed, and so how long its reader works.
 */
public enum JweAlgorithm {
  RSA_OAEP("RSA-OAEP", Family.RSA),
  RSA_OAEP_256("RSA-OAEP-256", Family.RSA),
  RSA_OAEP_384("RSA-OAEP-384", Family.RSA),
  RSA_OAEP_512("RSA-OAEP-512", Family.RSA),
  /** Open to padding oracles elsewhere (RFC 8725, section 3.2); only for a provider that has nothing else. */
  RSA1_5("RSA1_5", Family.RSA),
  ECDH_ES("ECDH-ES", Family.EC),
  ECDH_ES_A128KW("ECDH-ES+A128KW", Family.EC),
  ECDH_ES_A192KW("ECDH-ES+A192KW", Family.EC),
  ECDH_ES_A256KW("ECDH-ES+A256KW", Family.EC),
  A128KW("A128KW", Family.AES),
  A192KW("A192KW", Family.AES),
  A256KW("A256KW", Family.AES),
  A128GCMKW("A128GCMKW", Family.AES),
  A192GCMKW("A192GCMKW", Family.AES),
  A256GCMKW("A256GCMKW", Family.AES),
  DIR("dir", Family.DIRECT);

  /** Which keys an algorithm works with. */
  enum Family { RSA, EC, AES, DIRECT }

  private final String headerName;
  private final Family family;

  JweAlgorithm(String headerName, Family family) {
    this.headerName = headerName;
    this.family = family;
  }

  /** Returns the value of {@code alg}, such as {@code RSA-OAEP}. */
  public String headerName() {
    return headerName;
  }

  /** Returns the algorithm of this name, exactly as the registry of RFC 7518 writes it. */
  public static Optional<JweAlgorithm> named(String headerName) {
    return Arrays.stream(values()).filter(each -> each.headerName.equals(headerName)).findFirst();
  }

  Family family() {
    return family;
  }
}
