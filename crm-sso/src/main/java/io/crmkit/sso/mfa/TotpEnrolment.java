package io.crmkit.sso.mfa;

import com.google.common.io.BaseEncoding;
import io.crmkit.core.Secret;
import io.crmkit.sso.mfa.model.TotpSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * An authenticator app that is offered to a user: shown once, and kept by nobody but the app.
 *
 * @param secret in Base32 (RFC 4648, 6) without padding, for typing
 */
public record TotpEnrolment(TotpLabel label, TotpSettings settings, @Secret String secret) {

  public TotpEnrolment {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(secret, "secret");
  }

  static TotpEnrolment of(TotpLabel label, TotpSettings settings, byte[] secret) {
    return new TotpEnrolment(label, settings, BaseEncoding.base32().omitPadding().encode(secret));
  }

  /**
   * Returns the URI that apps read, such as
   * {@code otpauth://totp/Acme:ann?secret=…&issuer=Acme&algorithm=SHA1&digits=6&period=30} (the Key URI format of
   * Google Authenticator, which all others follow).
   */
  public String uri() {
    String issuer = encoded(label.issuer());
    return "otpauth://totp/" + issuer + ":" + encoded(label.account()) + "?secret=" + secret + "&issuer=" + issuer
        + "&algorithm=" + settings.algorithm() + "&digits=" + settings.digits()
        + "&period=" + TotpSettings.STEP_SECONDS;
  }

  /** Returns the URI as a QR code: an SVG document that needs no other file. */
  public String qrSvg() {
    return QrSvg.of(uri());
  }

  /** By RFC 3986, as apps expect: a space is {@code %20}. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Returns a text without the secret. */
  @Override
  public String toString() {
    return "TotpEnrolment[" + label + ", " + settings + "]";
  }
}
