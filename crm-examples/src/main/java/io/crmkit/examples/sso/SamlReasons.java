package io.crmkit.examples.sso;

import static java.util.Map.entry;

import io.crmkit.sso.model.Reason;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which reasons of others a reason of ours stands for; one that is not listed stands for its own name. */
final class SamlReasons {

  private static final List<String> UNVERIFIED = List.of("SIGNATURE_INVALID", "NOT_SIGNED");

  private static final Map<String, List<String>> NAMES = Map.ofEntries(
      entry("AUDIENCE", List.of("AUDIENCE", "NO_AUDIENCE")),
      entry("ASSERTION_COUNT", List.of("ASSERTION_COUNT")),
      entry("ASSERTION_NOT_SIGNED", List.of("NOT_SIGNED")),
      entry("ATTRIBUTE_DUPLICATE", List.of("DUPLICATE_ATTRIBUTE")),
      entry("ATTRIBUTE_ENCRYPTED", List.of("ENCRYPTED_ATTRIBUTE")),
      entry("BAD_TIMESTAMP", List.of("BAD_TIMESTAMP", "NOT_YET_VALID", "EXPIRED")),
      // One answer for all that goes wrong with what nobody signed around: also that it is not signed inside.
      entry("DECRYPTION_FAILED", List.of("DECRYPTION_FAILED", "NO_DECRYPTION_KEY", "SIGNATURE_INVALID", "NOT_SIGNED")),
      entry("DESTINATION", List.of("DESTINATION", "DESTINATION_MISSING")),
      entry("EXPIRED", List.of("EXPIRED", "SC_EXPIRED")),
      entry("IN_RESPONSE_TO_UNKNOWN", List.of("IN_RESPONSE_TO", "SC_IN_RESPONSE_TO", "UNSOLICITED")),
      entry("ISSUER", List.of("RESPONSE_ISSUER", "ASSERTION_ISSUER")),
      entry("MALFORMED_ENCODING", List.of("MALFORMED_XML", "DTD_FORBIDDEN")),
      entry("MALFORMED_NAMESPACE", List.of("MALFORMED_XML", "SIGNATURE_INVALID", "NOT_SIGNED", "ASSERTION_COUNT")),
      entry("METADATA_DTD", List.of("DTD_FORBIDDEN")),
      entry("METADATA_MALFORMED", List.of("MALFORMED_XML", "NOT_METADATA", "NO_IDP_DESCRIPTOR")),
      entry("METADATA_NO_IDP", List.of("NO_IDP_DESCRIPTOR")),
      entry("MISSING_ID", List.of("MISSING_ID", "MISSING_ASSERTION_ID")),
      entry("NO_NAMEID", List.of("NO_NAMEID", "EMPTY_NAMEID")),
      entry("REFERENCE_MISMATCH", List.of("REFERENCE_MISMATCH", "NOT_SIGNED")),
      entry("REFERENCE_EXTERNAL", List.of("REFERENCE_MISMATCH", "REFERENCE_EXTERNAL", "SIGNATURE_INVALID")),
      entry("REFERENCE_XPOINTER", List.of("REFERENCE_MISMATCH", "REFERENCE_XPOINTER", "SIGNATURE_INVALID")),
      entry("RESPONSE_NOT_SIGNED", List.of("NOT_SIGNED")),
      entry("SC_METHOD", List.of("SC_METHOD", "NO_SUBJECT_CONFIRMATION")),
      entry("SIGNATURE_POSITION", List.of("REFERENCE_MISMATCH", "NOT_SIGNED", "SIGNATURE_INVALID")),
      entry("SIGNATURE_STRUCTURE",
          List.of("MULTIPLE_SIGNATURES", "REFERENCE_COUNT", "SIGNATURE_INVALID", "NOT_SIGNED", "SIGNATURE_OBJECT")),
      entry("SIGNATURE_UNTRUSTED", UNVERIFIED),
      entry("SIGNATURE_WRAPPING",
          List.of("DUPLICATE_ID", "ASSERTION_COUNT", "REFERENCE_MISMATCH", "SIGNATURE_INVALID", "NOT_SIGNED")),
      entry("TOO_LARGE", List.of("TOO_LARGE", "MALFORMED_XML")),
      entry("UNSOLICITED", List.of("UNSOLICITED", "IN_RESPONSE_TO")),
      entry("VERSION", List.of("VERSION", "ASSERTION_VERSION")));

  private SamlReasons() {}

  static boolean isOneOf(Reason reason, Set<String> expected) {
    return expected.contains(reason.name())
        || NAMES.getOrDefault(reason.name(), List.of()).stream().anyMatch(expected::contains);
  }
}
