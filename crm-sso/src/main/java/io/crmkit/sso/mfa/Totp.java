package io.crmkit.sso.mfa;

import io.crmkit.sso.mfa.model.OtpAlgorithm;
import io.crmkit.sso.mfa.model.TotpSettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of authenticator apps: HOTP (RFC 4226, 5.3) of the number of the step (RFC 6238, 4.2). Hosts check codes by
 * {@link SecondFactors}, which lets none be used twice; this is what both sides of that compute.
 */
public final class Totp {

  private static final int NEIGHBOURS = 1;
  private static final int SIGN = 0x7FFF_FFFF;

  private Totp() {}

  /** Returns the step that an instant is in, counted from 1970; a step has {@link TotpSettings#STEP_SECONDS}. */
  public static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), (long) TotpSettings.STEP_SECONDS);
  }

  /**
   * Returns the code of a step, with leading zeros.
   *
   * @param secret shared with the app
   * @param step number of the step, or the counter of HOTP
   */
  public static String code(byte[] secret, TotpSettings settings, long step) {
    byte[] hash = hmac(secret, settings.algorithm(), step);
    int offset = hash[hash.length - 1] & 0xF;
    int truncated = ByteBuffer.wrap(hash).getInt(offset) & SIGN;
    int modulus = settings.digits() == 6 ? 1_000_000 : 100_000_000;
    return Digits.padded(truncated % modulus, settings.digits());
  }

  /**
   * Returns the steps, of that of {@code now} and one before and after, whose code was presented; none if it is no
   * code. All are compared, each in constant time.
   */
  static List<Long> steps(byte[] secret, TotpSettings settings, String presented, Instant now) {
    List<Long> steps = new ArrayList<>();
    if (!Digits.isCode(presented, settings.digits())) {
      return steps;
    }
    byte[] bytes = presented.getBytes(StandardCharsets.US_ASCII);
    for (long step = step(now) - NEIGHBOURS; step <= step(now) + NEIGHBOURS; step++) {
      if (MessageDigest.isEqual(code(secret, settings, step).getBytes(StandardCharsets.US_ASCII), bytes)) {
        steps.add(step);
      }
    }
    return steps;
  }

  private static byte[] hmac(byte[] secret, OtpAlgorithm algorithm, long step) {
    try {
      Mac mac = Mac.getInstance(algorithm.macName());
      mac.init(new SecretKeySpec(secret, algorithm.macName()));
      return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + algorithm.macName(), e);
    }
  }
}
