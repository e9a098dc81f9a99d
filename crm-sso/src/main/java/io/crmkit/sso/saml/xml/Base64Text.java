package io.crmkit.sso.saml.xml;

import io.crmkit.sso.saml.model.SamlReason;
import java.util.Base64;

/** Base64 as a form parameter holds it (RFC 4648, 4): padded, and broken into lines at most. */
public final class Base64Text {

  private Base64Text() {}

  /**
   * Returns what a parameter stands for.
   *
   * @param most bytes of what it stands for
   * @throws io.crmkit.core.RefusedException with {@code TOO_LARGE} or {@code MALFORMED_BASE64}
   */
  public static byte[] decode(String text, int most) {
    if (text.length() / 4L * 3 > most + most / 16L) {
      throw SamlReason.TOO_LARGE.because("a message of %,d characters stands for more than %,d bytes"
          .formatted(text.length(), most));
    }
    try {
      return Base64.getDecoder().decode(withoutLines(text));
    } catch (IllegalArgumentException e) {
      throw SamlReason.MALFORMED_BASE64.because("the message is not base64");
    }
  }

  private static String withoutLines(String text) {
    if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
      return text;
    }
    return text.replace("\r", "").replace("\n", "");
  }
}
