package io.crmkit.sso.saml.xml;

/** Which algorithms and keys are taken. */
public enum Strength {
  /** SHA-256 and longer, RSA from 2048 bits, elliptic curves from 256; OAEP; AES. */
  STRONG,
  /**
   * Also SHA-1, shorter RSA keys, RSA PKCS#1 1.5 key transport and Triple DES, as old providers use; and signatures whose
   * SignedInfo, or all of them, are canonicalized inclusively.
   */
  LEGACY
}
