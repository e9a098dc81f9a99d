package io.crmkit.testkit.sso.saml;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.saml.OutgoingMessage;
import io.crmkit.sso.saml.model.SamlCertificate;
import io.crmkit.sso.saml.xml.SignatureVerifier;
import io.crmkit.sso.saml.xml.Strength;
import io.crmkit.sso.saml.xml.XmlLimits;
import io.crmkit.sso.saml.xml.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Messages as the other side sees them, read by the platform's own means. */
final class Wire {

  private Wire() {}

  /** Returns the message in a redirect whose signature it has checked. */
  static String request(OutgoingMessage out, SamlCertificate by) {
    String query = out.url().substring(out.url().indexOf('?') + 1);
    int at = query.indexOf("&Signature=");
    assertThat(verifies(query.substring(0, at), decoded(query.substring(at + "&Signature=".length())), by)).isTrue();
    return inflated(decoded(query.substring(query.indexOf('=') + 1, query.indexOf('&'))));
  }

  private static boolean verifies(String octets, String value, SamlCertificate by) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(by.publicKey());
      signature.update(octets.getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getDecoder().decode(value));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String inflated(String base64) {
    try (InflaterInputStream in = new InflaterInputStream(
        new ByteArrayInputStream(Base64.getDecoder().decode(base64)), new Inflater(true))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the message in a form whose signature it has checked. */
  static String posted(String parameter, SamlCertificate by) {
    byte[] xml = Base64.getDecoder().decode(parameter);
    new SignatureVerifier(Strength.STRONG).verify(new XmlReader(XmlLimits.MESSAGE).read(xml), List.of(by));
    return new String(xml, StandardCharsets.UTF_8);
  }

  static String decoded(String value) {
    return URLDecoder.decode(value, StandardCharsets.UTF_8);
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
