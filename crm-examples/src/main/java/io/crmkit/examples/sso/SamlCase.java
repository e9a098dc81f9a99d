package io.crmkit.examples.sso;

import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Reason;
import io.crmkit.sso.saml.PostedResponse;
import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.OutstandingRequest;
import io.crmkit.sso.saml.model.OutstandingRequest.Reauthentication;
import io.crmkit.sso.saml.model.SamlCertificate;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.sso.saml.model.SamlPolicy.Concession;
import io.crmkit.sso.saml.model.SamlPolicy.Demand;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.model.ServiceKey;
import io.crmkit.sso.saml.model.ServiceProvider;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One response with all that its verdict depends on, each from a member of the manifest. */
final class SamlCase {

  private static final ProviderId PROVIDER = new ProviderId("corpus");
  private static final String BROWSER = "the browser of the corpus";
  /** Where a manifest names no issuer, audience or place, none is right, and least of all an empty one. */
  private static final String NOBODY = "urn:nobody";
  private static final long WIDEST_SKEW = 180;

  private final ManifestLine line;
  private final String document;
  private final List<SamlCertificate> certificates;
  private final List<ServiceKey> keys;

  private SamlCase(
      ManifestLine line, String document, List<SamlCertificate> certificates, List<ServiceKey> keys) {
    this.line = line;
    this.document = document;
    this.certificates = certificates;
    this.keys = keys;
  }

  static boolean isOne(ManifestLine line) {
    return "saml-response".equals(line.text("kind"))
        || !line.has("kind") && (line.has("acs_url") || line.has("idp_cert"));
  }

  static SamlCase read(ManifestLine line) throws IOException {
    List<SamlCertificate> certificates = KeyFiles.certificates(line, "idp_cert");
    List<ServiceKey> keys = KeyFiles.decryptionKeys(line, "sp_decryption_key");
    return new SamlCase(line, Base64.getEncoder().encodeToString(line.file("file")), certificates, keys);
  }

  String name() {
    return line.name();
  }

  String expect() {
    return line.need("expect");
  }

  Set<String> reasons() {
    return new HashSet<>(line.texts("reasons_any_of"));
  }

  /** A name that a comment splits comes out whole, or is refused for that; both are right. */
  boolean mayBeRefusedFor(Reason reason) {
    return line.texts("flags").contains("nameid_has_comment")
        && (reason == SamlReason.COMMENT_IN_VALUE || reason == SamlReason.SIGNATURE_DISPUTED);
  }

  List<String> legacyAlgorithms() {
    return line.texts("legacy_algorithms");
  }

  Instant now() {
    return Instant.parse(line.need("now"));
  }

  Optional<OutstandingRequest> request() {
    @Nullable String id = line.text("request_id");
    return id == null ? Optional.empty() : Optional.of(new OutstandingRequest(id, PROVIDER, Digest.sha256(BROWSER),
        now().minus(Duration.ofMinutes(1)), now().plus(Duration.ofMinutes(5)), Reauthentication.NOT_FORCED, null));
  }

  PostedResponse posted() {
    return new PostedResponse(document, null, BROWSER);
  }

  SamlConnection connection(Set<Concession> concessions) {
    SamlPolicy.Builder policy = SamlPolicy.builder()
        .clockSkew(Duration.ofSeconds(Math.min(line.node().path("clock_skew_s").asLong(WIDEST_SKEW), WIDEST_SKEW)))
        .concede(Concession.CBC_ENCRYPTION)
        .demand(Demand.SECOND_VERIFIER);
    concessions.forEach(policy::concede);
    if (request().isEmpty()) {
      policy.concede(Concession.UNSOLICITED_RESPONSES);
    }
    if (line.text("sp_entity_id") == null) {
      policy.concede(Concession.UNRESTRICTED_AUDIENCE);
    }
    if (reasons().contains("CERT_NOT_VALID_AT_TIME")) {
      policy.demand(Demand.VALID_CERTIFICATE);
    }
    ServiceProvider us = new ServiceProvider(orNobody("sp_entity_id"), orNobody("acs_url"), null, keys);
    IdentityProvider.Builder idp = IdentityProvider.builder(orNobody("idp_entity_id"));
    certificates.forEach(idp::signingCertificate);
    return SamlConnection.of(PROVIDER, us, idp.build(), policy.build());
  }

  private String orNobody(String member) {
    String value = line.text(member);
    return value == null || value.isBlank() ? NOBODY : value;
  }

  /** What must come out, under the names of the manifest; what it does not speak of may be anything. */
  Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    for (String each : List.of("name_id", "session_index")) {
      if (line.node().path("expected").has(each)) {
        facts.put(each, ManifestLine.text(line.node().path("expected"), each));
      }
    }
    if (line.node().path("expected").hasNonNull("attributes")) {
      Map<String, List<String>> attributes = new TreeMap<>();
      line.node().path("expected").path("attributes").fieldNames().forEachRemaining(name -> attributes.put(
          name, ManifestLine.texts(line.node().path("expected").path("attributes"), name)));
      facts.put("attributes", attributes);
    }
    return facts;
  }
}
