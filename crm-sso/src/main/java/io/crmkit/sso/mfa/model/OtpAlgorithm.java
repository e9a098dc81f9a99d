package io.crmkit.sso.mfa.model;

/** Which HMAC makes the codes of an authenticator app (RFC 6238, 1.2). */
public enum OtpAlgorithm {
  /** What every app knows; its weakness against collisions does not matter in an HMAC (RFC 6194, 3.3). */
  SHA1,
  SHA256,
  SHA512;

  /** Returns the name that the JDK has for it. */
  public String macName() {
    return "Hmac" + name();
  }
}
