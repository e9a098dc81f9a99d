package io.crmkit.testkit.sso.provider;

import static io.crmkit.testkit.sso.provider.ProviderDesk.ACME;
import static io.crmkit.testkit.sso.provider.ProviderDesk.ADMIN;
import static io.crmkit.testkit.sso.provider.ProviderDesk.AT;
import static io.crmkit.testkit.sso.provider.ProviderDesk.OKTA;
import static io.crmkit.testkit.sso.provider.ProviderDesk.customOidc;
import static io.crmkit.testkit.sso.provider.ProviderDesk.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.http.HttpReason;
import io.crmkit.sso.http.OutboundResponse;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.provider.model.Preset;
import io.crmkit.sso.provider.model.Provider;
import io.crmkit.sso.provider.model.Provider.Known;
import io.crmkit.sso.provider.model.ProviderCommand.AddKey;
import io.crmkit.sso.provider.model.ProviderDecider;
import io.crmkit.sso.provider.model.ProviderField;
import io.crmkit.sso.provider.model.ProviderForm;
import io.crmkit.sso.provider.model.ProviderReason;
import io.crmkit.sso.provider.model.ProviderSettings.Saml;
import io.crmkit.sso.provider.model.ServiceKeyRecord;
import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.model.ServiceProvider;
import io.crmkit.testkit.sso.saml.FakeSamlProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Metadata and keys of SAML providers over the years. */
class SamlUpkeepTest {

  private static final FakeSamlProvider OLD = FakeSamlProvider.create("https://saml.example/idp");
  private static final FakeSamlProvider NEW = OLD.impostor();

  private final ProviderDesk desk = new ProviderDesk();
  private FakeSamlProvider published = OLD;
  private Instant validUntil = AT.plus(Duration.ofDays(90));

  @BeforeEach
  void activate() {
    desk.hosts.put("saml.example", request -> Verdict.accept(
        new OutboundResponse(200, "application/samlmetadata+xml", published.metadata(validUntil))));
    desk.activate(ACME, OKTA, ProviderForm.of(Preset.CUSTOM_SAML, "S")
        .with(ProviderField.METADATA_URL, "https://saml.example/metadata")
        .with(ProviderField.METADATA_CERTIFICATE, OLD.key().certificate().toString()));
  }

  private IdentityProvider live() {
    return desk.providers.active().saml(ACME, OKTA).orElseThrow().idp();
  }

  private ServiceProvider us() {
    return desk.providers.active().saml(ACME, OKTA).orElseThrow().us();
  }

  @Nested
  class Metadata {

    @Test
    void areRefreshedAtOnceAndForEverybody() {
      Instant before = desk.providers.find(ACME, OKTA).orElseThrow().metadataRefreshAt();
      validUntil = AT.plus(Duration.ofDays(100));
      desk.clock.move(Duration.ofHours(1));
      desk.upkeep.refresh(ACME, OKTA, ADMIN).orElseThrow();

      assertThat(live().validUntil()).isEqualTo(validUntil);
      assertThat(desk.providers.find(ACME, OKTA).orElseThrow().metadataRefreshAt()).isAfter(before);
      assertThat(desk.events.of(ACME)).extracting(SecurityEvent::kind).contains(Kind.METADATA_REFRESHED);
    }

    @Test
    void areRefusedIfAnotherKeySignedThem() {
      published = NEW;
      assertThat(reason(desk.upkeep.refresh(ACME, OKTA, ADMIN))).isEqualTo(SamlReason.METADATA_SIGNATURE);
      assertThat(live().signingCertificates()).containsExactly(OLD.key().certificate());
      assertThat(desk.events.of(ACME)).last().matches(event -> event.kind() == Kind.METADATA_REFUSED
          && "sso.metadata-signature".equals(event.reason()) && event.kind().isAlarm());
    }

    @Test
    void areRefusedIfTheyAreOverOrGone() {
      desk.clock.move(Duration.ofDays(91));
      assertThat(reason(desk.upkeep.refresh(ACME, OKTA, ADMIN))).isEqualTo(SamlReason.METADATA_EXPIRED);
      desk.hosts.put("saml.example", request -> Verdict.accept(new OutboundResponse(404, "text/html", "")));
      assertThat(reason(desk.upkeep.refresh(ACME, OKTA, ADMIN))).isEqualTo(ProviderReason.METADATA_UNAVAILABLE);
    }

    @Test
    void areRefreshedWhenTheyAreDue() {
      assertThat(desk.upkeep.refreshDue(ACME)).isZero();
      desk.clock.move(Duration.ofDays(1));
      assertThat(desk.upkeep.refreshDue(ACME)).isEqualTo(1);
      assertThat(desk.upkeep.refreshDue(ACME)).isZero();
    }

    @Test
    void areRefreshedThoughAnotherProviderIsChangedMeanwhile() {
      FakeSamlProvider other = FakeSamlProvider.create("https://second.example/idp");
      desk.hosts.put("second.example", request -> Verdict.accept(
          new OutboundResponse(200, "application/samlmetadata+xml", other.metadata(validUntil))));
      ProviderId second = new ProviderId("second");
      desk.activate(ACME, second, ProviderForm.of(Preset.CUSTOM_SAML, "T")
          .with(ProviderField.METADATA_URL, "https://second.example/metadata"));
      desk.clock.move(Duration.ofDays(1));
      desk.hosts.put("saml.example", request -> {
        desk.providers.adjust(ACME, OKTA, settings -> ((Saml) settings).withPolicy(SamlPolicy.builder()
            .clockSkew(Duration.ofSeconds(Math.floorMod(desk.events.of(ACME).size(), 100))).build()), ADMIN).orElseThrow();
        return Verdict.accept(new OutboundResponse(200, "application/samlmetadata+xml", published.metadata(validUntil)));
      });
      assertThat(desk.upkeep.refreshDue(ACME)).as("the second alone").isEqualTo(1);
      desk.hosts.put("saml.example", request -> Verdict.accept(
          new OutboundResponse(200, "application/samlmetadata+xml", published.metadata(validUntil))));
      assertThat(desk.upkeep.refreshDue(ACME)).as("the first").isEqualTo(1);
    }

    @Test
    void ofSettingsThatWaitForATestAreNotForThoseWhoLogIn() {
      stage(ProviderField.METADATA_URL, "https://other.example/metadata");
      desk.clock.move(Duration.ofDays(2));
      validUntil = AT.plus(Duration.ofDays(100));
      assertThat(desk.upkeep.refreshDue(ACME)).isEqualTo(1);
      assertThat(live().signingCertificates()).containsExactly(OLD.key().certificate());
      assertThat(live().validUntil()).isEqualTo(validUntil);
      assertThat(newest().signingCertificates()).containsExactly(NEW.key().certificate());
      assertThat(newest().validUntil()).isEqualTo(validUntil);
    }

    @Test
    void ofSettingsInUseAreFetchedAlsoWhereOthersWait() {
      stage(ProviderField.METADATA_URL, "https://other.example/metadata");
      validUntil = AT.plus(Duration.ofDays(100));
      desk.hosts.remove("other.example");
      assertThat(reason(desk.upkeep.refresh(ACME, OKTA, ADMIN))).isEqualTo(HttpReason.UNREACHABLE);
      assertThat(live().validUntil()).isEqualTo(validUntil);
      assertThat(newest().validUntil()).isEqualTo(AT.plus(Duration.ofDays(90)));
    }

    @Test
    void areDueWhereNoneOfThoseThatWaitAre() {
      stage(ProviderField.METADATA_XML, NEW.metadata(validUntil));
      desk.clock.move(Duration.ofDays(1));
      assertThat(desk.upkeep.refreshDue(ACME)).isEqualTo(1);
      assertThat(desk.upkeep.refreshDue(ACME)).isZero();
      assertThat(live().signingCertificates()).containsExactly(OLD.key().certificate());
    }

    /** Lets settings wait whose metadata another key signs. */
    private void stage(ProviderField field, String source) {
      desk.hosts.put("other.example", request -> Verdict.accept(
          new OutboundResponse(200, "application/samlmetadata+xml", NEW.metadata(validUntil))));
      desk.providers.change(ACME, OKTA, ProviderForm.of(Preset.CUSTOM_SAML, "S").with(field, source)
          .with(ProviderField.METADATA_CERTIFICATE, NEW.key().certificate().toString()), ADMIN).orElseThrow();
    }

    private IdentityProvider newest() {
      Known known = (Known) desk.repository.find(ACME, OKTA).orElseThrow().value();
      return ((Saml) known.details().settings()).idp();
    }

    @Test
    void areHandedInWhereNobodyFetchesThem() {
      validUntil = AT.plus(Duration.ofDays(95));
      desk.upkeep.importMetadata(ACME, OKTA, OLD.metadata(validUntil), ADMIN).orElseThrow();
      assertThat(live().validUntil()).isEqualTo(validUntil);

      ProviderId other = new ProviderId("by-hand");
      FakeSamlProvider hand = FakeSamlProvider.withKey("https://hand.example", OLD.key());
      desk.providers.create(ACME, other, ProviderForm.of(Preset.ONELOGIN, "H")
          .with(ProviderField.METADATA_XML, hand.metadata(validUntil)), ADMIN).orElseThrow();
      assertThat(reason(desk.upkeep.refresh(ACME, other, ADMIN))).isEqualTo(ProviderReason.METADATA_NO_SOURCE);
      assertThat(desk.upkeep.refreshDue(ACME)).isZero();
    }

    @Test
    void belongToProvidersOfSaml() {
      ProviderId oidc = new ProviderId("oidc");
      desk.providers.create(ACME, oidc, customOidc(), ADMIN).orElseThrow();
      assertThat(reason(desk.upkeep.refresh(ACME, oidc, ADMIN))).isEqualTo(ProviderReason.PROTOCOL_MISMATCH);
      assertThat(reason(desk.upkeep.refresh(ACME, new ProviderId("none"), ADMIN)))
          .isEqualTo(ProviderReason.PROVIDER_UNKNOWN);
      assertThat(reason(desk.upkeep.addKey(ACME, oidc, AT, Duration.ofDays(9), ADMIN)))
          .isEqualTo(ProviderReason.PROTOCOL_MISMATCH);
      assertThat(desk.upkeep.keys(ACME, oidc)).isEmpty();
      assertThat(desk.upkeep.ourMetadata(ACME, oidc, AT.plusSeconds(9))).isEmpty();
    }
  }

  @Nested
  class KeysOfOurs {

    @Test
    void changeWithAnOverlap() {
      ServiceKeyRecord first = desk.upkeep.keys(ACME, OKTA).get(0);
      Instant change = AT.plus(Duration.ofDays(14));
      desk.upkeep.addKey(ACME, OKTA, change, Duration.ofDays(900), ADMIN).orElseThrow();
      ServiceKeyRecord second = desk.upkeep.keys(ACME, OKTA).get(1);
      desk.upkeep.endKey(ACME, OKTA, first.id(), change.plus(Duration.ofDays(1)), ADMIN).orElseThrow();

      assertThat(us().openKeys(AT)).hasSize(2);
      assertThat(us().signingKey(AT).orElseThrow().certificate()).isEqualTo(first.certificate());
      assertThat(us().signingKey(change.plus(Duration.ofDays(1))).orElseThrow().certificate())
          .isEqualTo(second.certificate());
      String metadata = desk.upkeep.ourMetadata(ACME, OKTA, change).orElseThrow();
      assertThat(metadata.replaceAll("\\s", "")).contains(first.certificate().toString(), second.certificate().toString());
      assertThat(desk.providers.find(ACME, OKTA).orElseThrow().revision()).isEqualTo(1);
    }

    @Test
    void haveAnIdEach() {
      Provider state = desk.repository.find(ACME, OKTA).orElseThrow().value();
      ServiceKeyRecord first = desk.upkeep.keys(ACME, OKTA).get(0);

      assertThat(reason(new ProviderDecider().decide(state, new AddKey(first, AT))))
          .isEqualTo(ProviderReason.SERVICE_KEY_EXISTS);
    }

    @Test
    void doNotEndBeforeAnotherSigns() {
      ServiceKeyRecord first = desk.upkeep.keys(ACME, OKTA).get(0);
      assertThat(reason(desk.upkeep.endKey(ACME, OKTA, first.id(), AT, ADMIN)))
          .isEqualTo(ProviderReason.SERVICE_KEY_NEEDED);
      desk.upkeep.addKey(ACME, OKTA, AT.plusSeconds(100), Duration.ofDays(900), ADMIN).orElseThrow();
      assertThat(reason(desk.upkeep.endKey(ACME, OKTA, first.id(), AT.plusSeconds(99), ADMIN)))
          .isEqualTo(ProviderReason.SERVICE_KEY_NEEDED);
      assertThat(reason(desk.upkeep.endKey(ACME, OKTA, "none", AT, ADMIN)))
          .isEqualTo(ProviderReason.SERVICE_KEY_UNKNOWN);
      desk.upkeep.endKey(ACME, OKTA, first.id(), AT.plusSeconds(100), ADMIN).orElseThrow();
    }

    @Test
    void doNotAllEndInWhateverOrder() {
      ServiceKeyRecord first = desk.upkeep.keys(ACME, OKTA).get(0);
      desk.upkeep.addKey(ACME, OKTA, AT.plusSeconds(100), Duration.ofDays(900), ADMIN).orElseThrow();
      ServiceKeyRecord second = desk.upkeep.keys(ACME, OKTA).get(1);
      desk.upkeep.endKey(ACME, OKTA, second.id(), AT.plusSeconds(300), ADMIN).orElseThrow();
      assertThat(reason(desk.upkeep.endKey(ACME, OKTA, first.id(), AT.plusSeconds(200), ADMIN)))
          .as("from second 300 on none would sign").isEqualTo(ProviderReason.SERVICE_KEY_NEEDED);
      desk.upkeep.addKey(ACME, OKTA, AT.plusSeconds(250), Duration.ofDays(900), ADMIN).orElseThrow();
      desk.upkeep.endKey(ACME, OKTA, first.id(), AT.plusSeconds(200), ADMIN).orElseThrow();

      ServiceKeyRecord third = desk.upkeep.keys(ACME, OKTA).get(2);
      desk.clock.move(Duration.ofSeconds(400));
      assertThat(reason(desk.upkeep.endKey(ACME, OKTA, third.id(), AT.plusSeconds(150), ADMIN)))
          .as("those that signed then are over now").isEqualTo(ProviderReason.SERVICE_KEY_NEEDED);
      assertThat(us().signingKey(desk.clock.instant()).orElseThrow().certificate()).isEqualTo(third.certificate());
    }

    @Test
    void areInCertificatesThatTheySignThemselves() throws Exception {
      ServiceKeyRecord key = desk.upkeep.keys(ACME, OKTA).get(0);
      key.certificate().x509().verify(key.certificate().publicKey());
      assertThat(key.certificate().x509().getVersion()).isEqualTo(3);
      assertThat(key.certificate().isValidAt(AT)).isTrue();
      assertThat(key.certificate().isStrong()).isTrue();
      assertThat(List.of(key)).extracting(String::valueOf).noneMatch(text -> text.contains(key.privateKey().content()));
    }
  }
}
