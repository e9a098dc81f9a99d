package io.crmkit.examples.sso;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.model.Verdict.Refused;
import io.crmkit.sso.saml.MetadataRules;
import io.crmkit.sso.saml.MetadataRules.Concession;
import io.crmkit.sso.saml.SamlMetadata;
import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.IdentityProvider.RequestSignatures;
import io.crmkit.sso.saml.model.SamlCertificate;
import io.crmkit.sso.saml.model.SamlEndpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of real providers. Keys of any length are taken, since many of these are old, and so is the time before
 * the first end that a document names. Where it describes several providers, to name none must be refused.
 */
final class MetadataCorpus implements Corpus {

  private static final Instant USUAL = Instant.parse("2026-01-01T00:00:00Z");
  private static final Pattern END = Pattern.compile("validUntil=\"([^\"]+Z)\"");
  private static final Pattern CERTIFICATE = Pattern.compile("X509Certificate(?:\\s[^>]*)?>([^<]*\\w[^<]*)<");
  private static final String BINDING = "urn:oasis:names:tc:SAML:2.0:bindings:";

  private final SamlMetadata metadata = new SamlMetadata();

  @Override
  public List<Tally> run(CorpusFolder folder) {
    Tally tally = new Tally("metadata");
    for (ManifestLine line : folder.lines(each -> each.has("idps"))) {
      try {
        count(tally, line);
      } catch (IOException | RuntimeException e) {
        tally.broken(line.name(), e);
      }
    }
    return tally.isEmpty() ? List.of() : List.of(tally);
  }

  private void count(Tally tally, ManifestLine line) throws IOException {
    byte[] document = line.file("file");
    List<String> problems = new ArrayList<>();
    String expect = line.need("expect");
    switch (expect) {
      case "accept" -> accepted(document, line.node(), problems).ofAccept(tally, line.name(), problems);
      case "refuse" -> refused(document, new HashSet<>(line.texts("reasons_any_of")), problems)
          .ofRefusal(tally, line.name(), problems);
      default -> tally.leaveOut(line.name(), "what should become of it is " + expect);
    }
  }

  private Verdict<IdentityProvider> read(byte[] document, @Nullable String entityId) {
    return metadata.read(document,
        new MetadataRules(entityId, List.of(), Set.of(Concession.WEAK_KEYS, Concession.NO_CERTIFICATE)), now(document));
  }

  private static Instant now(byte[] document) {
    return END.matcher(new String(document, StandardCharsets.UTF_8)).results()
        .map(end -> Instant.parse(end.group(1)).minusSeconds(1))
        .min(Instant::compareTo)
        .orElse(USUAL);
  }

  private Outcome refused(byte[] document, Set<String> reasons, List<String> problems) {
    Verdict<IdentityProvider> verdict = read(document, null);
    if (!(verdict instanceof Refused<IdentityProvider> refused)) {
      problems.add("must be refused for one of %s but was accepted".formatted(reasons));
      return Outcome.ACCEPTED;
    }
    if (!reasons.isEmpty() && !SamlReasons.isOneOf(refused.refusal().reason(), reasons)) {
      problems.add("must be refused for one of %s, but was as %s".formatted(reasons, refused.refusal()));
      return Outcome.OTHER;
    }
    return Outcome.RIGHT;
  }

  private Outcome accepted(byte[] document, JsonNode line, List<String> problems) {
    JsonNode expected = line.path("idps");
    if (expected.size() > 1 && !(read(document, null) instanceof Refused<IdentityProvider>)) {
      problems.add("describes %d providers and must not choose".formatted(expected.size()));
    }
    for (JsonNode each : expected) {
      Verdict<IdentityProvider> verdict = read(document, expected.size() > 1 ? each.path("entity_id").asText() : null);
      if (verdict instanceof Refused<IdentityProvider> refused) {
        problems.add("must be accepted, but was refused as " + refused.refusal());
      } else {
        compare(facts(each, fingerprints(document)), facts(verdict.orElseThrow()), problems);
      }
    }
    return problems.isEmpty() ? Outcome.RIGHT : Outcome.OTHER;
  }

  private static void compare(Map<String, Object> expected, Map<String, Object> came, List<String> problems) {
    expected.forEach((fact, value) -> {
      if (!value.equals(came.get(fact))) {
        problems.add("%s must be %s but is %s".formatted(fact, value, came.get(fact)));
      }
    });
  }

  /**
   * A manifest names a certificate by the SHA-256 of its base64 as the document has it, which may be written in more
   * than one way; here are the fingerprints of what those texts stand for.
   */
  private static Map<String, String> fingerprints(byte[] document) {
    Map<String, String> fingerprints = new HashMap<>();
    CERTIFICATE.matcher(new String(document, StandardCharsets.UTF_8)).results()
        .map(found -> found.group(1).replaceAll("\\s", ""))
        .forEach(text -> fingerprints.put(Digest.sha256(text), SamlCertificate.parse(text).fingerprint()));
    return fingerprints;
  }

  private static Map<String, Object> facts(JsonNode expected, Map<String, String> fingerprints) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("entity_id", expected.path("entity_id").asText());
    facts.put("sso", lists(expected.path("sso"), 2));
    facts.put("slo", lists(expected.path("slo"), 3));
    facts.put("name_id_formats", ManifestLine.texts(expected, "name_id_formats"));
    facts.put("signing_certs", named(expected, "signing_certs", fingerprints));
    facts.put("encryption_certs", named(expected, "encryption_certs", fingerprints));
    facts.put("want_authn_requests_signed", "true".equals(ManifestLine.text(expected, "want_authn_requests_signed")));
    return facts;
  }

  private static Map<String, Object> facts(IdentityProvider provider) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("entity_id", provider.entityId());
    facts.put("sso", provider.signOn().stream()
        .map(each -> List.of(binding(each), each.location()))
        .toList());
    facts.put("slo", provider.logout().stream()
        .map(each -> List.of(binding(each), each.location(), String.valueOf(each.responseLocation())))
        .toList());
    facts.put("name_id_formats", provider.nameIdFormats());
    facts.put("signing_certs", digests(provider.signingCertificates()));
    facts.put("encryption_certs", digests(provider.encryptionCertificates()));
    facts.put("want_authn_requests_signed", provider.requestSignatures() == RequestSignatures.WANTED);
    return facts;
  }

  /** The lists of a manifest, each with as many texts; one that is not there is the text null. */
  private static List<List<String>> lists(JsonNode node, int size) {
    List<List<String>> lists = new ArrayList<>();
    for (JsonNode each : node) {
      List<String> texts = new ArrayList<>();
      for (int at = 0; at < size; at++) {
        texts.add(each.path(at).asText("null"));
      }
      lists.add(texts);
    }
    return lists;
  }

  private static String binding(SamlEndpoint endpoint) {
    return endpoint.binding().startsWith(BINDING)
        ? endpoint.binding().substring(BINDING.length())
        : endpoint.binding().substring(endpoint.binding().lastIndexOf(':') + 1);
  }

  private static Set<String> named(JsonNode expected, String member, Map<String, String> fingerprints) {
    return ManifestLine.texts(expected, member).stream()
        .map(digest -> fingerprints.getOrDefault(digest, digest))
        .collect(Collectors.toSet());
  }

  private static Set<String> digests(List<SamlCertificate> certificates) {
    return certificates.stream().map(SamlCertificate::fingerprint).collect(Collectors.toSet());
  }
}
