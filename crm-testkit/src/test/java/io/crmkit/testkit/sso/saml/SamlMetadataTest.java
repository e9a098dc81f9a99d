package io.crmkit.testkit.sso.saml;

import static io.crmkit.testkit.sso.saml.SamlScene.IDP;
import static io.crmkit.testkit.sso.saml.SamlScene.IMPOSTOR;
import static io.crmkit.testkit.sso.saml.SamlScene.KEY;
import static io.crmkit.testkit.sso.saml.SamlScene.NEXT_KEY;
import static io.crmkit.testkit.sso.saml.SamlScene.NOW;
import static io.crmkit.testkit.sso.saml.SamlScene.policy;
import static io.crmkit.testkit.sso.saml.SamlScene.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.saml.MetadataRules;
import io.crmkit.sso.saml.MetadataRules.Concession;
import io.crmkit.sso.saml.SamlMetadata;
import io.crmkit.sso.saml.ServiceMetadata;
import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.ServiceKey;
import io.crmkit.sso.saml.model.ServiceProvider;
import io.crmkit.sso.saml.xml.SignatureVerifier;
import io.crmkit.sso.saml.xml.Strength;
import io.crmkit.sso.saml.xml.XmlLimits;
import io.crmkit.sso.saml.xml.XmlReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamlMetadataTest {

  private static final String SIGNED = IDP.metadata(NOW.plus(Duration.ofDays(2)));
  private static final String PLAIN = SIGNED.replaceFirst("(?s)<ds:Signature .*?</ds:Signature>", "");

  private final SamlMetadata metadata = new SamlMetadata();

  private Verdict<IdentityProvider> read(String document, MetadataRules rules) {
    return metadata.read(document.getBytes(StandardCharsets.UTF_8), rules, NOW);
  }

  private Verdict<IdentityProvider> read(String document) {
    return read(document, MetadataRules.USUAL);
  }

  @Nested
  class OfProviders {

    @Test
    void tellsWhatTheProviderIs() {
      IdentityProvider read = read(SIGNED).orElseThrow();

      assertThat(read.signOn()).isEqualTo(IDP.describe().signOn());
      assertThat(read.logout()).isEqualTo(IDP.describe().logout());
      assertThat(read.signingCertificates()).containsExactly(IDP.key().certificate());
      assertThat(read.validUntil()).isEqualTo(NOW.plus(Duration.ofDays(2)));
    }

    @Test
    void mustBeSignedByAPinnedKeyIfThereIsOne() {
      MetadataRules pinned = MetadataRules.USUAL.signedBy(IDP.key().certificate());

      assertThat(read(SIGNED, pinned).orElseThrow().entityId()).isEqualTo(IDP.entityId());
      assertThat(reason(read(PLAIN, pinned))).isEqualTo("METADATA_NOT_SIGNED");
      assertThat(reason(read(SIGNED.replace("/sso\"", "/evil\""), pinned))).isEqualTo("METADATA_SIGNATURE");
      assertThat(reason(read(IMPOSTOR.metadata(NOW.plus(Duration.ofDays(2))), pinned))).isEqualTo("METADATA_SIGNATURE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
      "Location=\"https:   | Location=\"http:       | METADATA_LOCATION",
      "Location=\"https:   | Location=\"javascript: | METADATA_LOCATION",
      "https://idp.example/sso | https://u:p@idp.example/sso | METADATA_LOCATION",
      "IDPSSODescriptor    | SPSSODescriptor        | METADATA_NO_IDP",
      "SAML:2.0:protocol   | SAML:1.1:protocol      | METADATA_NO_IDP",
      "SingleSignOnService | OtherService           | METADATA_NO_ENDPOINT",
      "X509Certificate     | Nothing                | METADATA_CERTIFICATE",
      "X509Certificate>MII | X509Certificate>AAA    | METADATA_CERTIFICATE",
      "validUntil=\"2026   | validUntil=\"2025      | METADATA_EXPIRED",
      "md:EntityDescriptor | md:Something           | METADATA_MALFORMED",
      "<?xml               | <!DOCTYPE a><?xml      | METADATA_DTD"
    })
    void areRefused(String what, String by, String expected) {
      assertThat(PLAIN).contains(what);

      assertThat(reason(read(PLAIN.replace(what, by)))).isEqualTo(expected);
    }

    @Test
    void maySpeakHttpOnTheMachineItself() {
      assertThat(read(PLAIN.replace("https://idp.example/", "http://127.0.0.1:8180/")).orElseThrow().signOn())
          .isNotEmpty();
    }

    @Test
    void withShortKeysOrNoneAreTakenByConcessionAlone() {
      FakeSamlProvider weak = FakeSamlProvider.withKey(
          "https://weak.example", SelfSigned.rsa("weak", 1024, NOW.minusSeconds(9), NOW.plusSeconds(9)));
      String document = weak.metadata(NOW.plusSeconds(60));

      assertThat(reason(read(document))).isEqualTo("METADATA_WEAK_KEY");
      assertThat(read(document, new MetadataRules(null, List.of(), Set.of(Concession.WEAK_KEYS))).orElseThrow()
          .signingCertificates()).hasSize(1);
      assertThat(read(PLAIN.replaceAll("(?s)<md:KeyDescriptor.*?</md:KeyDescriptor>", ""),
          new MetadataRules(null, List.of(), Set.of(Concession.NO_CERTIFICATE))).orElseThrow().signingCertificates())
          .isEmpty();
    }

    @Test
    void areChosenAmongSeveralByName() {
      String one = PLAIN.substring(PLAIN.indexOf("<md:EntityDescriptor"));
      String two = one.replace(IDP.entityId() + "\"", "https://other.example\"").replaceFirst(" ID=\"[^\"]*\"", "");
      String list = "<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\">" + one + two
          + "</md:EntitiesDescriptor>";

      assertThat(reason(read(list))).isEqualTo("METADATA_AMBIGUOUS");
      assertThat(read(list, MetadataRules.USUAL.forEntity("https://other.example")).orElseThrow().entityId())
          .isEqualTo("https://other.example");
      assertThat(reason(read(list, MetadataRules.USUAL.forEntity("https://third.example"))))
          .isEqualTo("METADATA_ENTITY_UNKNOWN");
    }

    @Test
    void areBounded() {
      assertThat(reason(read(PLAIN + " ".repeat(5 * 1024 * 1024)))).isEqualTo("METADATA_TOO_LARGE");
      assertThat(reason(read("<a>".repeat(1_000)))).isEqualTo("METADATA_TOO_LARGE");
    }

    @Test
    void areRefreshedForTheSameEntityAlone() {
      IdentityProvider known = read(PLAIN).orElseThrow();

      assertThat(metadata.refresh(known, SIGNED.getBytes(StandardCharsets.UTF_8), MetadataRules.USUAL, NOW).orElseThrow())
          .isEqualTo(known);
      assertThat(reason(metadata.refresh(known,
          PLAIN.replace(IDP.entityId() + "\"", "https://evil.example\"").getBytes(StandardCharsets.UTF_8),
          MetadataRules.USUAL, NOW))).isEqualTo("METADATA_ENTITY_CHANGED");
    }

    /** Nobody could log in any more, and each who tried would meet an exception. */
    @Test
    void areNotRefreshedByThoseOfAProviderThatTakesRequestsNoMore() {
      IdentityProvider known = read(PLAIN).orElseThrow();
      byte[] deaf = PLAIN.replace("HTTP-Redirect", "HTTP-Artifact").replace("HTTP-POST", "SOAP").getBytes(StandardCharsets.UTF_8);
      assertThat(reason(metadata.refresh(known, deaf, MetadataRules.USUAL, NOW))).isEqualTo("METADATA_NO_ENDPOINT");

      IdentityProvider odd = metadata.read(deaf, MetadataRules.USUAL, NOW).orElseThrow();
      assertThat(metadata.refresh(odd, deaf, MetadataRules.USUAL, NOW).orElseThrow()).isEqualTo(odd);
      byte[] half = PLAIN.replace("HTTP-Redirect", "HTTP-Artifact").getBytes(StandardCharsets.UTF_8);
      assertThat(metadata.refresh(known, half, MetadataRules.USUAL, NOW).orElseThrow().signOn()).hasSameSizeAs(known.signOn());
    }

    @Test
    void areDueHalfwayToTheirEndButDailyAtLeast() {
      assertThat(SamlMetadata.refreshAt(IDP.describe(), NOW)).isEqualTo(NOW.plus(Duration.ofDays(1)));
      assertThat(SamlMetadata.refreshAt(read(IDP.metadata(NOW.plus(Duration.ofHours(10)))).orElseThrow(), NOW))
          .isEqualTo(NOW.plus(Duration.ofHours(5)));
      assertThat(SamlMetadata.refreshAt(read(IDP.metadata(NOW.plus(Duration.ofMinutes(10)))).orElseThrow(), NOW))
          .isEqualTo(NOW.plus(Duration.ofHours(1)));
    }
  }

  @Nested
  class OfOurselves {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tellsOfEveryKeyThatIsNotOver(boolean over) {
      ServiceKey old = new ServiceKey(
          KEY.certificate(), KEY.privateKey(), null, over ? NOW : NOW.plus(Duration.ofDays(7)));
      ServiceKey next = new ServiceKey(
          NEXT_KEY.certificate(), NEXT_KEY.privateKey(), over ? NOW : NOW.plus(Duration.ofDays(1)), null);
      ServiceProvider us = new ServiceProvider("https://crm.example/sp", "https://crm.example/saml/acs",
          "https://crm.example/saml/slo", List.of(old, next));

      String xml = ServiceMetadata.write(us, policy().nameIdFormat("urn:x").build(), NOW, NOW.plus(Duration.ofDays(30)));

      assertThat(xml.contains(KEY.certificate().toString())).isEqualTo(!over);
      assertThat(xml).contains(NEXT_KEY.certificate().toString(), "entityID=\"https://crm.example/sp\"",
          "Location=\"https://crm.example/saml/acs\"", "Location=\"https://crm.example/saml/slo\"", "use=\"encryption\"",
          "AuthnRequestsSigned=\"true\"", ">urn:x<");
      assertThat(new SignatureVerifier(Strength.STRONG).verify(
          new XmlReader(XmlLimits.METADATA).read(xml.getBytes(StandardCharsets.UTF_8)),
          List.of(KEY.certificate(), NEXT_KEY.certificate())))
          .isEqualTo(over ? NEXT_KEY.certificate() : KEY.certificate());
    }
  }
}
