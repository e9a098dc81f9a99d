package io.crmkit.sso.saml;

import io.crmkit.sso.saml.model.SamlCertificate;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.model.ServiceKey;
import io.crmkit.sso.saml.xml.SignatureVerifier;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Signatures over queries, as the redirect binding has them (Bindings 3.4.4.1). */
final class QuerySignature {

  private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";

  /** What the platform calls each algorithm; values of ECDSA are two numbers in ASN.1, as OpenSAML writes them. */
  private static final Map<String, String> ALGORITHMS = Map.of(
      MORE + "rsa-sha256", "SHA256withRSA", MORE + "rsa-sha384", "SHA384withRSA", MORE + "rsa-sha512", "SHA512withRSA",
      MORE + "ecdsa-sha256", "SHA256withECDSA", MORE + "ecdsa-sha384", "SHA384withECDSA",
      MORE + "ecdsa-sha512", "SHA512withECDSA");
  private static final Map<String, String> LEGACY =
      Map.of("http://www.w3.org/2000/09/xmldsig#rsa-sha1", "SHA1withRSA");

  private QuerySignature() {}

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** Returns a query with the algorithm and the signature behind it. */
  static String signed(String query, ServiceKey key) {
    boolean rsa = key.privateKey().getAlgorithm().equals("RSA");
    String algorithm = MORE + (rsa ? "rsa-sha256" : "ecdsa-sha256");
    String octets = query + "&SigAlg=" + encoded(algorithm);
    try {
      Signature signature = Signature.getInstance(ALGORITHMS.get(algorithm));
      signature.initSign(key.privateKey());
      signature.update(octets.getBytes(StandardCharsets.US_ASCII));
      return octets + "&Signature=" + encoded(Base64.getEncoder().encodeToString(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key of the service provider does not sign", e);
    }
  }

  /** Requires that one of these certificates signed these octets, which are the query as it came, and returns it. */
  static SamlCertificate require(
      String octets, String algorithm, byte[] value, List<SamlCertificate> trusted, boolean legacy) {
    String name = ALGORITHMS.get(algorithm);
    if (name == null && legacy) {
      name = LEGACY.get(algorithm);
    }
    if (name == null) {
      throw (LEGACY.containsKey(algorithm) || algorithm.contains("dsa-sha1") || algorithm.contains("md5")
          ? SamlReason.WEAK_ALGORITHM : SamlReason.ALG_NOT_ALLOWED)
          .because("the query is signed by an algorithm that is not allowed");
    }
    SignatureVerifier.requireKey(trusted);
    for (SamlCertificate each : trusted) {
      if (verifies(octets, name, value, each.publicKey())) {
        return each;
      }
    }
    throw SamlReason.REDIRECT_SIGNATURE.because("the signature does not cover the query as it came, or is by another key");
  }

  private static boolean verifies(String octets, String name, byte[] value, PublicKey key) {
    try {
      Signature signature = Signature.getInstance(name);
      signature.initVerify(key);
      signature.update(octets.getBytes(StandardCharsets.US_ASCII));
      return signature.verify(value);
    } catch (GeneralSecurityException e) {
      return false; // a key of another kind, or a value of no possible length
    }
  }
}
