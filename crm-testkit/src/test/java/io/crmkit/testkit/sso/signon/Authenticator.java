package io.crmkit.testkit.sso.signon;

import com.google.common.io.BaseEncoding;
import io.crmkit.sso.mfa.TotpEnrolment;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app as RFC 6238 describes one: SHA-1, six digits, steps of 30 seconds. */
final class Authenticator {

  private final byte[] secret;

  Authenticator(TotpEnrolment offer) {
    this.secret = BaseEncoding.base32().decode(offer.secret());
  }

  String code(Instant at) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(Math.floorDiv(at.getEpochSecond(), 30L)).array());
      int from = hash[hash.length - 1] & 15;
      return String.format(Locale.ROOT, "%06d", (ByteBuffer.wrap(hash, from, 4).getInt() & Integer.MAX_VALUE) % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC", e);
    }
  }
}
