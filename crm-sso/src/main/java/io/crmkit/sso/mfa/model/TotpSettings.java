package io.crmkit.sso.mfa.model;

import java.util.Objects;

/**
 * How the codes of an authenticator app are made; a step is 30 seconds.
 *
 * @param digits 6 or 8
 */
public record TotpSettings(OtpAlgorithm algorithm, int digits) {

  /** How long one code is good for (RFC 6238, 5.2). */
  public static final int STEP_SECONDS = 30;

  /** SHA-1 and six digits: what every app can do. */
  public static final TotpSettings USUAL = new TotpSettings(OtpAlgorithm.SHA1, 6);

  public TotpSettings {
    Objects.requireNonNull(algorithm, "algorithm");
    if (digits != 6 && digits != 8) {
      throw new IllegalArgumentException("digits must be 6 or 8 but was " + digits);
    }
  }
}
