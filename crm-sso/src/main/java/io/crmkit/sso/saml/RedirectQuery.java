package io.crmkit.sso.saml;

import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.saml.model.SamlCertificate;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.xml.Base64Text;
import io.crmkit.sso.saml.xml.Deflated;
import io.crmkit.sso.saml.xml.Strength;
import io.crmkit.sso.saml.xml.XmlLimits;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The query of a redirect with its parameters as they came. The signature is checked over those very octets, in the order of
 * the standard (Bindings 3.4.4.1); to decode and encode anew would sign what nobody wrote (CVE-2025-27773).
 */
final class RedirectQuery {

  private static final String DEFLATE = "urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding:DEFLATE";
  private static final Set<String> KNOWN =
      Set.of("SAMLRequest", "SAMLResponse", "RelayState", "SigAlg", "Signature", "SAMLEncoding");
  private static final int LONGEST = 512 * 1024;

  private final Map<String, String> raw;
  private final String parameter;

  private RedirectQuery(Map<String, String> raw, String parameter) {
    this.raw = raw;
    this.parameter = parameter;
  }

  /** Takes a query apart that holds this parameter, once, and none of the other kind. */
  static RedirectQuery of(String query, String parameter) {
    if (query.length() > LONGEST) {
      throw SamlReason.TOO_LARGE.because("the query has %,d characters".formatted(query.length()));
    }
    Map<String, String> raw = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (!KNOWN.contains(name)) {
        requireForeign(name);
      } else if (raw.put(name, equals < 0 ? "" : pair.substring(equals + 1)) != null) {
        throw SamlReason.REDIRECT_SIGNATURE.because("the parameter %s is there twice".formatted(name));
      }
    }
    String other = parameter.equals("SAMLRequest") ? "SAMLResponse" : "SAMLRequest";
    if (!raw.containsKey(parameter) || raw.containsKey(other)) {
      throw SamlReason.MALFORMED_XML.because("the query must hold one %s and no %s".formatted(parameter, other));
    }
    return new RedirectQuery(raw, parameter);
  }

  /** A parameter of the host's own; but not one of ours in another spelling. */
  private static void requireForeign(String name) {
    if (KNOWN.contains(decoded(name))) {
      throw SamlReason.REDIRECT_SIGNATURE.because("a parameter has its name encoded: " + Untrusted.quoted(name));
    }
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw SamlReason.MALFORMED_XML.because("the query is not encoded as it should be");
    }
  }

  private @Nullable String value(String name) {
    String value = raw.get(name);
    return value == null ? null : decoded(value);
  }

  @Nullable String relayState() {
    return value("RelayState");
  }

  boolean isSigned() {
    return raw.containsKey("Signature");
  }

  /** Returns the certificate whose key signed. */
  SamlCertificate requireSignature(List<SamlCertificate> trusted, Strength strength) {
    String algorithm = value("SigAlg");
    if (algorithm == null) {
      throw SamlReason.REDIRECT_SIGNATURE.because("the query has a signature and no SigAlg");
    }
    StringBuilder octets = new StringBuilder(parameter).append('=').append(raw.get(parameter));
    if (raw.containsKey("RelayState")) {
      octets.append("&RelayState=").append(raw.get("RelayState"));
    }
    octets.append("&SigAlg=").append(raw.get("SigAlg"));
    byte[] signature = Base64Text.decode(String.valueOf(value("Signature")), XmlLimits.MESSAGE.bytes());
    return QuerySignature.require(octets.toString(), algorithm, signature, trusted, strength == Strength.LEGACY);
  }

  byte[] message() {
    String encoding = value("SAMLEncoding");
    if (encoding != null && !encoding.equals(DEFLATE)) {
      throw SamlReason.ENCODING_UNSUPPORTED.because(
          "the encoding is %s and must be %s".formatted(Untrusted.quoted(encoding), DEFLATE));
    }
    int most = XmlLimits.MESSAGE.bytes();
    return Deflated.inflate(Base64Text.decode(String.valueOf(value(parameter)), most), most);
  }
}
