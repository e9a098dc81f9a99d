package io.crmkit.examples.portal;

import com.google.common.io.BaseEncoding;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a phone does with the secret of the QR code: RFC 6238 with SHA-1, six digits and steps of 30 seconds. */
final class AuthenticatorApp {

  static final int STEP_SECONDS = 30;

  private final byte[] secret;

  AuthenticatorApp(String base32) {
    this.secret = BaseEncoding.base32().decode(base32);
  }

  String code(Instant at) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      long step = Math.floorDiv(at.getEpochSecond(), (long) STEP_SECONDS);
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int from = hash[hash.length - 1] & 15;
      return String.format(
          Locale.ROOT, "%06d", (ByteBuffer.wrap(hash, from, Integer.BYTES).getInt() & Integer.MAX_VALUE) % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC", e);
    }
  }
}
