package io.crmkit.examples.sso;

import io.crmkit.sso.saml.model.SamlCertificate;
import io.crmkit.sso.saml.model.ServiceKey;
import io.crmkit.testkit.sso.saml.SelfSigned;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and private keys in the files that a manifest names: DER, or PEM with whatever is written around. */
final class KeyFiles {

  private static final int SEQUENCE = 0x30;
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN (?:CERTIFICATE|PRIVATE KEY)-----([A-Za-z0-9+/=\\s]+)-----END");

  /** A key pair is of a certificate, but to open messages asks for the private half alone. */
  private static final ServiceKey ANY = SelfSigned.rsa("corpus");

  private KeyFiles() {}

  /** Returns the certificates of the files that a member names; none if it names none. */
  static List<SamlCertificate> certificates(ManifestLine line, String member) throws IOException {
    List<SamlCertificate> certificates = new ArrayList<>();
    for (String file : line.texts(member)) {
      certificates.add(SamlCertificate.parse(Base64.getEncoder().encodeToString(der(line.bytes(file)))));
    }
    return certificates;
  }

  /** Returns the RSA keys of the files that a member names; none if it names none. */
  static List<ServiceKey> decryptionKeys(ManifestLine line, String member) throws IOException {
    List<ServiceKey> keys = new ArrayList<>();
    for (String file : line.texts(member)) {
      keys.add(decryptionKey(line.bytes(file)));
    }
    return keys;
  }

  /**
   * Reads a key that opens messages.
   *
   * @throws IOException if it is no RSA key in the form of PKCS#8
   */
  static ServiceKey decryptionKey(byte[] content) throws IOException {
    try {
      return ServiceKey.of(ANY.certificate(),
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der(content))));
    } catch (GeneralSecurityException e) {
      throw new IOException("a decryption key cannot be read", e);
    }
  }

  private static byte[] der(byte[] content) {
    if (content.length > 0 && content[0] == SEQUENCE) {
      return content;
    }
    String text = new String(content, StandardCharsets.ISO_8859_1);
    Matcher armoured = PEM.matcher(text);
    return Base64.getMimeDecoder().decode(armoured.find() ? armoured.group(1) : text);
  }
}
