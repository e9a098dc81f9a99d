package io.crmkit.benchmarks.saml;

import io.crmkit.benchmarks.worker.Contest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/**
 * One response and what to check it with, as every contestant gets them: three lines of a file.
 *
 * @param response base64 of XML
 * @param certificate base64 of DER
 * @param signatures how many there are
 */
record SamlFile(String response, String certificate, int signatures) {

  static final String IDP = "https://idp.example";
  static final String AUDIENCE = "https://crm.example/sp";
  static final String CONSUMER = "https://crm.example/saml/acs";
  static final String REQUEST = "_request-1";

  void write(Path file) throws IOException {
    Files.write(file, List.of(response, certificate, Integer.toString(signatures)));
  }

  static SamlFile read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return new SamlFile(lines.get(0), lines.get(1), Integer.parseInt(lines.get(2)));
  }

  byte[] xml() {
    return Base64.getDecoder().decode(response);
  }

  PublicKey key() throws GeneralSecurityException {
    byte[] der = Base64.getDecoder().decode(certificate);
    return Objects.requireNonNull(
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der))).getPublicKey();
  }

  /**
   * What nobody can do without: the document as a tree, and for each signature a digest over all of it and RSA. It takes its
   * parser from the platform once, and signs the document by a key of its own.
   */
  Contest.Work raw() throws GeneralSecurityException, ParserConfigurationException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    byte[] xml = xml();
    Signature signing = Signature.getInstance("SHA256withRSA");
    signing.initSign(pair.getPrivate());
    signing.update(xml);
    byte[] signature = signing.sign();
    DocumentBuilder parser = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
    return () -> {
      boolean right = parser.parse(new ByteArrayInputStream(xml)).getDocumentElement() != null;
      for (int each = 0; each < signatures; each++) {
        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(pair.getPublic());
        check.update(xml);
        right &= check.verify(signature);
      }
      return right;
    };
  }

  @Override
  public String toString() {
    return "SamlFile[%d characters, %d signatures]".formatted(
        response.getBytes(StandardCharsets.US_ASCII).length, signatures);
  }
}
