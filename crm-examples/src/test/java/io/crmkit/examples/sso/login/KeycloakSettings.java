package io.crmkit.examples.sso.login;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Words for attributes of Keycloak's SAML clients, so that a table of them can be read. */
final class KeycloakSettings {

  private static final String XMLENC = "http://www.w3.org/2001/04/xmlenc#";
  private static final String XMLENC_11 = "http://www.w3.org/2009/xmlenc11#";
  private static final Map<String, String> WORDS = Map.of(
      "RESPONSE", "saml.server.signature=true", "ASSERTION", "saml.assertion.signature=true",
      "NOTHING", "saml.server.signature=false", "ONETIME", "saml.onetimeuse.condition=true",
      "NOAUTHN", "saml.authnstatement=false");
  private static final Map<String, String> CANONICALIZATIONS = Map.of(
      "EXCLUSIVE_WITH_COMMENTS", "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
      "INCLUSIVE", "http://www.w3.org/TR/2001/REC-xml-c14n-20010315");

  private KeycloakSettings() {}

  /** Returns attributes, parted by spaces. */
  static String of(String words) {
    return Arrays.stream(words.strip().split("\\s+")).map(KeycloakSettings::one).collect(Collectors.joining(" "));
  }

  private static String one(String word) {
    String[] parts = word.split(":");
    return switch (parts[0]) {
      case "ALG" -> "saml.signature.algorithm=" + parts[1];
      case "C14N" -> "saml_signature_canonicalization_method=" + CANONICALIZATIONS.get(parts[1]);
      case "FORMAT" -> "saml_name_id_format=%s saml_force_name_id_format=true".formatted(parts[1]);
      case "ENC" -> "saml.encrypt=true saml.encryption.algorithm="
          + (parts[1].endsWith("gcm") ? XMLENC_11 : XMLENC) + parts[1];
      case "KEY" -> transport(parts[1], parts.length > 2 ? parts[2] : "");
      default -> Objects.requireNonNull(WORDS.get(parts[0]), word);
    };
  }

  private static String transport(String name, String digest) {
    String hash = digest.isEmpty() ? "" : " saml.encryption.digestMethod=" + XMLENC + digest;
    return switch (name) {
      case "rsa15" -> "saml.encryption.keyAlgorithm=" + XMLENC + "rsa-1_5";
      case "mgf1p" -> "saml.encryption.keyAlgorithm=" + XMLENC + "rsa-oaep-mgf1p" + hash;
      default -> "saml.encryption.keyAlgorithm=" + XMLENC_11 + "rsa-oaep" + hash
          + " saml.encryption.maskGenerationFunction=" + XMLENC_11 + "mgf1" + digest;
    };
  }
}
