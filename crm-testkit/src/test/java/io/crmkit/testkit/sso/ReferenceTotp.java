package io.crmkit.testkit.sso;

import com.google.common.io.BaseEncoding;
import io.crmkit.sso.mfa.TotpEnrolment;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app, written down from RFC 6238 once more. */
record ReferenceTotp(TotpEnrolment offer) {

  String code(Instant at) {
    return codeOf(Math.floorDiv(at.getEpochSecond(), 30L));
  }

  String codeOf(long step) {
    try {
      String name = "Hmac" + offer.settings().algorithm();
      Mac mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(BaseEncoding.base32().decode(offer.secret()), name));
      byte[] counter = new byte[8];
      byte[] number = BigInteger.valueOf(step).toByteArray();
      System.arraycopy(number, 0, counter, 8 - number.length, number.length);
      byte[] hash = mac.doFinal(counter);
      int offset = hash[hash.length - 1] & 15;
      BigInteger cut = new BigInteger(1, Arrays.copyOfRange(hash, offset, offset + 4)).clearBit(31);
      int digits = offer.settings().digits();
      String text = "0".repeat(10) + cut.mod(BigInteger.TEN.pow(digits));
      return text.substring(text.length() - digits);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
