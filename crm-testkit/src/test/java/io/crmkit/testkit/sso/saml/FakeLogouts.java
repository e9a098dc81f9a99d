package io.crmkit.testkit.sso.saml;

import io.crmkit.sso.saml.IncomingMessage.Posted;
import io.crmkit.sso.saml.model.ServiceKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/** How a provider puts its logout messages on the wire. */
final class FakeLogouts {

  private FakeLogouts() {}

  static Posted posted(String xml) {
    return new Posted(FakeSamlProvider.posted(xml), null);
  }

  static String unsigned(String xml) {
    return xml.replaceFirst("(?s)<ds:Signature .*?</ds:Signature>", "");
  }

  static byte[] deflated(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflating =
        new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
      deflating.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static String query(String parameter, String xml, @Nullable String relayState, ServiceKey key) {
    String octets = parameter + "="
        + Wire.encoded(Base64.getEncoder().encodeToString(deflated(xml.getBytes(StandardCharsets.UTF_8))))
        + (relayState == null ? "" : "&RelayState=" + Wire.encoded(relayState))
        + "&SigAlg=" + Wire.encoded("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.privateKey());
      signature.update(octets.getBytes(StandardCharsets.US_ASCII));
      return octets + "&Signature=" + Wire.encoded(Base64.getEncoder().encodeToString(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
