package io.crmkit.testkit.sso.provider;

import static io.crmkit.testkit.sso.provider.ProviderDesk.ACME;
import static io.crmkit.testkit.sso.provider.ProviderDesk.ADMIN;
import static io.crmkit.testkit.sso.provider.ProviderDesk.GLOBEX;
import static io.crmkit.testkit.sso.provider.ProviderDesk.ISSUER;
import static io.crmkit.testkit.sso.provider.ProviderDesk.OKTA;
import static io.crmkit.testkit.sso.provider.ProviderDesk.SECRET;
import static io.crmkit.testkit.sso.provider.ProviderDesk.customOidc;
import static io.crmkit.testkit.sso.provider.ProviderDesk.found;
import static io.crmkit.testkit.sso.provider.ProviderDesk.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.event.Claim;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.oauth.OAuthClient;
import io.crmkit.sso.oidc.OidcProvider;
import io.crmkit.sso.provider.ProviderPolicy;
import io.crmkit.sso.provider.Providers;
import io.crmkit.sso.provider.model.OidcSettings;
import io.crmkit.sso.provider.model.Preset;
import io.crmkit.sso.provider.model.Proof;
import io.crmkit.sso.provider.model.Protocol;
import io.crmkit.sso.provider.model.ProviderField;
import io.crmkit.sso.provider.model.ProviderForm;
import io.crmkit.sso.provider.model.ProviderReason;
import io.crmkit.sso.provider.model.ProviderStatus;
import io.crmkit.sso.provider.model.ProviderView;
import io.crmkit.sso.provider.model.ProviderView.Staged;
import io.crmkit.sso.seal.AesGcmSealer;
import io.crmkit.sso.seal.SealingKey;
import io.crmkit.sso.seal.SecretSealer;
import io.crmkit.testkit.sso.OidcAttack;
import io.crmkit.testkit.sso.saml.FakeSamlProvider;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The registry from a draft to its removal. */
class ProvidersTest {

  private final ProviderDesk desk = new ProviderDesk();
  private final Providers providers = desk.providers;

  @Nested
  class ADraft {

    @Test
    void isSeenByAdministratorsAndByNobodyWhoLogsIn() {
      providers.create(ACME, OKTA, customOidc(), ADMIN).orElseThrow();

      ProviderView view = providers.find(ACME, OKTA).orElseThrow();
      assertThat(view.status()).isEqualTo(ProviderStatus.DRAFT);
      assertThat(view.preset()).isEqualTo(Preset.CUSTOM_OIDC);
      assertThat(providers.list(ACME, PageRequest.first(10)).items()).containsExactly(view);
      assertThat(providers.active().oidc(ACME, OKTA)).isEmpty();
      assertThat(providers.active().protocol(ACME, OKTA)).isEmpty();
      assertThat(providers.find(GLOBEX, OKTA)).isEmpty();
      assertThat(desk.events.of(ACME)).extracting(SecurityEvent::kind).containsExactly(Kind.PROVIDER_CREATED);
    }

    @Test
    void isNotActivatedWithoutATest() {
      providers.create(ACME, OKTA, customOidc(), ADMIN).orElseThrow();
      assertThat(reason(providers.activate(ACME, OKTA, ADMIN))).isEqualTo(ProviderReason.TEST_REQUIRED);

      desk.idp.lie(OidcAttack.OTHER_DISCOVERY_ISSUER);
      desk.tested(ACME, OKTA);
      assertThat(reason(providers.activate(ACME, OKTA, ADMIN))).isEqualTo(ProviderReason.TEST_FAILED);
      assertThat(providers.active().oidc(ACME, OKTA)).isEmpty();
    }

    @Test
    void isNotActivatedOnAnOldTestNorOnOneOfOtherSettings() {
      providers.create(ACME, OKTA, customOidc(), ADMIN).orElseThrow();
      desk.tested(ACME, OKTA);
      desk.clock.move(ProviderPolicy.USUAL.proofLife().plusSeconds(1));
      assertThat(reason(providers.activate(ACME, OKTA, ADMIN))).isEqualTo(ProviderReason.TEST_TOO_OLD);

      desk.tested(ACME, OKTA);
      providers.change(ACME, OKTA, customOidc().with(ProviderField.SCOPES, "openid"), ADMIN).orElseThrow();
      assertThat(providers.find(ACME, OKTA).orElseThrow().status()).isEqualTo(ProviderStatus.DRAFT);
      assertThat(reason(providers.activate(ACME, OKTA, ADMIN))).isEqualTo(ProviderReason.TEST_REQUIRED);
    }

    @Test
    void needsEveryTestThatThePolicyAsksFor() {
      Providers strict = desk.providers(ProviderPolicy.USUAL.withRequired(Proof.CONNECTION, Proof.LOGIN));
      strict.create(ACME, OKTA, customOidc(), ADMIN).orElseThrow();
      desk.tested(ACME, OKTA);
      assertThat(reason(strict.activate(ACME, OKTA, ADMIN))).isEqualTo(ProviderReason.TEST_REQUIRED);
      assertThatIllegalArgumentException().isThrownBy(() -> ProviderPolicy.USUAL.withRequired());
    }

    @Test
    void hasAnIdOfItsOwn() {
      providers.create(ACME, OKTA, customOidc(), ADMIN).orElseThrow();
      assertThat(reason(providers.create(ACME, OKTA, customOidc(), ADMIN))).isEqualTo(ProviderReason.PROVIDER_EXISTS);
    }
  }

  @Nested
  class AnActiveProvider {

    @Test
    void isFoundAsLoginsTakeIt() {
      desk.activate(ACME, OKTA, customOidc());

      OidcProvider found = providers.active().oidc(ACME, OKTA).orElseThrow();
      assertThat(found.issuer()).isEqualTo(ISSUER);
      assertThat(found.client().redirectUri().value()).isEqualTo("https://crm.example/sso/acme/okta-main/callback");
      assertThat(secret(found)).isEqualTo(SECRET);
      assertThat(providers.active().protocol(ACME, OKTA)).contains(Protocol.OIDC);
      assertThat(providers.active().gitHub(ACME, OKTA)).isEmpty();
      assertThat(providers.active().saml(ACME, OKTA)).isEmpty();
      assertThat(providers.active().oidc(GLOBEX, OKTA)).isEmpty();
      assertThat(desk.events.of(ACME)).extracting(SecurityEvent::kind)
          .containsExactly(Kind.PROVIDER_CREATED, Kind.PROVIDER_ACTIVATED);
    }

    private String secret(OidcProvider found) {
      byte[] opened = desk.sealer.open(
          ACME, OAuthClient.secretPurpose(OKTA), Objects.requireNonNull(found.client().secret()));
      return new String(opened, StandardCharsets.UTF_8);
    }

    @Test
    void goesOnWithItsSettingsUntilNewOnesAreTestedAndActivated() {
      desk.activate(ACME, OKTA, customOidc());
      providers.change(ACME, OKTA, customOidc().with(ProviderField.SCOPES, "openid groups"), ADMIN).orElseThrow();

      assertThat(scopes()).containsExactly("openid", "email", "profile");
      assertThat(providers.find(ACME, OKTA).orElseThrow().staged()).isEqualTo(Staged.YES);
      assertThat(reason(providers.activate(ACME, OKTA, ADMIN))).isEqualTo(ProviderReason.TEST_REQUIRED);

      desk.tested(ACME, OKTA);
      providers.activate(ACME, OKTA, ADMIN).orElseThrow();
      assertThat(scopes()).containsExactly("openid", "groups");
      assertThat(providers.find(ACME, OKTA).orElseThrow().staged()).isEqualTo(Staged.NO);
      assertThat(providers.activate(ACME, OKTA, ADMIN).orElseThrow()).isEmpty();
    }

    private List<String> scopes() {
      return providers.active().oidc(ACME, OKTA).orElseThrow().client().scopes();
    }

    @Test
    void takesARotatedSecretAtOnce() {
      desk.activate(ACME, OKTA, customOidc());
      providers.rotateSecret(ACME, OKTA, "another-secret", ADMIN).orElseThrow();

      OidcProvider found = providers.active().oidc(ACME, OKTA).orElseThrow();
      assertThat(secret(found)).isEqualTo("another-secret");
      assertThat(providers.find(ACME, OKTA).orElseThrow().staged()).isEqualTo(Staged.NO);
    }

    @Test
    void keepsItsSecretIfAFormHasNone() {
      desk.activate(ACME, OKTA, customOidc());
      ProviderForm bare = ProviderForm.of(Preset.CUSTOM_OIDC, "Main").with(ProviderField.ISSUER, ISSUER)
          .with(ProviderField.CLIENT_ID, "crm").with(ProviderField.ALGORITHMS, "ES256");
      assertThat(providers.change(ACME, OKTA, bare, ADMIN).orElseThrow()).isEmpty();
      assertThat(ProviderDesk.problems(providers.change(
          ACME, OKTA, bare.with(ProviderField.CLIENT_ID, "other").with(ProviderField.CLIENT_AUTHENTICATION, "post"), ADMIN)))
          .containsExactly("client_secret sso.field-missing");
    }

    @Test
    void isRenamedAtOnce() {
      desk.activate(ACME, OKTA, customOidc());
      ProviderForm renamed = new ProviderForm(Preset.CUSTOM_OIDC, "Grüße", customOidc().values());
      ProviderForm kept = new ProviderForm(Preset.CUSTOM_OIDC, "Grüße", without(renamed, ProviderField.CLIENT_SECRET));
      providers.change(ACME, OKTA, kept, ADMIN).orElseThrow();
      ProviderView view = providers.find(ACME, OKTA).orElseThrow();
      assertThat(view.name()).isEqualTo("Grüße");
      assertThat(view.staged()).isEqualTo(Staged.NO);
      assertThat(view.revision()).isEqualTo(1);
    }

    private static Map<ProviderField, String> without(ProviderForm form, ProviderField field) {
      Map<ProviderField, String> left = new EnumMap<>(ProviderField.class);
      left.putAll(form.values());
      left.remove(field);
      return left;
    }

    @Test
    void isNotDeactivatedForAReasonThatNoStoreKeeps() {
      desk.activate(ACME, OKTA, customOidc());
      assertThatIllegalArgumentException().isThrownBy(() -> providers.deactivate(ACME, OKTA, "lost \ud83d", ADMIN))
          .withMessage("why must not have the character U+D83D at index 5");
      assertThat(providers.active().oidc(ACME, OKTA)).isPresent();
    }

    @Test
    void isNotRemovedAndNotFoundOnceItIsDeactivated() {
      desk.activate(ACME, OKTA, customOidc());
      assertThat(reason(providers.remove(ACME, OKTA, "old", ADMIN))).isEqualTo(ProviderReason.PROVIDER_ACTIVE);

      providers.deactivate(ACME, OKTA, "stolen", ADMIN).orElseThrow();
      assertThat(providers.active().oidc(ACME, OKTA)).isEmpty();
      assertThat(providers.find(ACME, OKTA).orElseThrow().status()).isEqualTo(ProviderStatus.INACTIVE);
      assertThat(providers.deactivate(ACME, OKTA, "again", ADMIN).orElseThrow()).isEmpty();

      providers.remove(ACME, OKTA, "old", ADMIN).orElseThrow();
      assertThat(providers.find(ACME, OKTA)).isEmpty();
      assertThat(providers.list(ACME, PageRequest.first(10)).items()).isEmpty();
      assertThat(reason(providers.activate(ACME, OKTA, ADMIN))).isEqualTo(ProviderReason.PROVIDER_REMOVED);
      assertThat(reason(providers.create(ACME, OKTA, customOidc(), ADMIN))).isEqualTo(ProviderReason.PROVIDER_EXISTS);
      assertThat(desk.events.of(ACME)).extracting(SecurityEvent::kind).containsExactly(Kind.PROVIDER_CREATED,
          Kind.PROVIDER_ACTIVATED, Kind.PROVIDER_DEACTIVATED, Kind.PROVIDER_CHANGED);
    }

    @Test
    void isChangedByCodeWhereNoFormAsks() {
      desk.activate(ACME, OKTA, customOidc());
      providers.adjust(ACME, OKTA, settings -> {
        OidcSettings oidc = (OidcSettings) settings;
        return OidcSettings.builder(oidc.app(), oidc.issuer(), oidc.discovery()).maxAge(Duration.ofHours(1)).build();
      }, ADMIN).orElseThrow();
      assertThat(providers.find(ACME, OKTA).orElseThrow().staged()).isEqualTo(Staged.YES);
      assertThat(reason(providers.adjust(ACME, new ProviderId("none"), same -> same, ADMIN)))
          .isEqualTo(ProviderReason.PROVIDER_UNKNOWN);
    }
  }

  @Nested
  class AnIdentity {

    @Test
    void isNoOthersWhileAProviderHoldsIt() {
      desk.activate(ACME, OKTA, customOidc());
      assertThat(reason(providers.create(GLOBEX, OKTA, customOidc(), ADMIN)))
          .isEqualTo(ProviderReason.PROVIDER_COLLISION);
      assertThat(reason(providers.create(ACME, new ProviderId("second"), customOidc(), ADMIN)))
          .isEqualTo(ProviderReason.PROVIDER_COLLISION);
      assertThat(providers.find(GLOBEX, OKTA)).isEmpty();
    }

    @Test
    void isOfWhoeverActivatesFirst() {
      providers.create(GLOBEX, OKTA, customOidc(), ADMIN).orElseThrow();
      desk.tested(GLOBEX, OKTA);
      desk.activate(ACME, OKTA, customOidc());
      assertThat(reason(providers.activate(GLOBEX, OKTA, ADMIN))).isEqualTo(ProviderReason.PROVIDER_COLLISION);
      assertThat(providers.active().oidc(GLOBEX, OKTA)).isEmpty();

      providers.deactivate(ACME, OKTA, "moved", ADMIN).orElseThrow();
      providers.remove(ACME, OKTA, "moved", ADMIN).orElseThrow();
      providers.activate(GLOBEX, OKTA, ADMIN).orElseThrow();
      assertThat(providers.active().oidc(GLOBEX, OKTA)).isPresent();
    }

    @Test
    void mayBeSharedIfTheClientIsTheHostsOwn() {
      Providers shared = desk.providers(ProviderPolicy.USUAL.withSharedClients("crm"));
      for (var tenant : List.of(ACME, GLOBEX)) {
        shared.create(tenant, OKTA, customOidc(), ADMIN).orElseThrow();
        desk.tested(tenant, OKTA);
        shared.activate(tenant, OKTA, ADMIN).orElseThrow();
      }
      assertThat(shared.active().oidc(ACME, OKTA)).isPresent();
      assertThat(shared.active().oidc(GLOBEX, OKTA)).isPresent();
    }
  }

  @Test
  void proveByAKeyPairThatIsMadeHere() {
    ProviderForm form = ProviderForm.of(Preset.CUSTOM_OIDC, "Keys").with(ProviderField.ISSUER, ISSUER)
        .with(ProviderField.CLIENT_ID, "crm").with(ProviderField.CLIENT_AUTHENTICATION, "private_key_jwt")
        .with(ProviderField.ALGORITHMS, "ES256");
    desk.activate(ACME, OKTA, form);
    String before = providers.clientKeys(ACME, OKTA).orElseThrow();
    assertThat(before).contains("\"kty\":\"RSA\"").doesNotContain("\"d\"");

    assertThat(reason(providers.rotateSecret(ACME, OKTA, "text", ADMIN))).isEqualTo(ProviderReason.SECRET_UNUSED);
    providers.rotateClientKey(ACME, OKTA, ADMIN).orElseThrow();
    assertThat(providers.clientKeys(ACME, OKTA).orElseThrow()).isNotEqualTo(before);
  }

  @Test
  void keepTheSecretOfAChangeThatWaitsApartFromTheOneInUse() {
    desk.activate(ACME, OKTA, customOidc());
    providers.change(ACME, OKTA, customOidc().with(ProviderField.CLIENT_SECRET, "the-next-secret"), ADMIN).orElseThrow();
    desk.tested(ACME, OKTA);
    SealingKey next = SealingKey.of("next", "12345678901234567890123456789012".getBytes(StandardCharsets.US_ASCII));
    AesGcmSealer both = AesGcmSealer.of(next, SealingKey.of("k", new byte[32]));
    Providers rotated = desk.providers(ProviderPolicy.USUAL, both);
    assertThat(rotated.reseal(ACME, ADMIN)).isEqualTo(1);

    Sealed live = Objects.requireNonNull(rotated.active().oidc(ACME, OKTA).orElseThrow().client().secret());
    rotated.activate(ACME, OKTA, ADMIN).orElseThrow();
    Sealed staged = Objects.requireNonNull(rotated.active().oidc(ACME, OKTA).orElseThrow().client().secret());
    assertThat(opened(both, live)).isNotEqualTo("the-next-secret");
    assertThat(opened(both, staged)).isEqualTo("the-next-secret");
  }

  private static String opened(SecretSealer sealer, Sealed sealed) {
    return new String(sealer.open(ACME, OAuthClient.secretPurpose(OKTA), sealed), StandardCharsets.UTF_8);
  }

  @Test
  void areSealedAnewAfterARotationOfTheKey() {
    desk.activate(ACME, OKTA, customOidc());
    FakeSamlProvider idp = FakeSamlProvider.create("https://saml.example/idp");
    ProviderId saml = new ProviderId("saml");
    desk.activate(ACME, saml, ProviderForm.of(Preset.CUSTOM_SAML, "S").with(
        ProviderField.METADATA_XML, idp.metadata(desk.clock.instant().plus(Duration.ofDays(99)))));
    assertThat(providers.reseal(ACME, ADMIN)).isZero();

    SealingKey next = SealingKey.of("next", new byte[] {
        1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8});
    Providers rotated = desk.providers(ProviderPolicy.USUAL, AesGcmSealer.of(next, SealingKey.of("k", new byte[32])));
    assertThat(rotated.reseal(ACME, ADMIN)).isEqualTo(2);
    assertThat(rotated.reseal(ACME, ADMIN)).isZero();
    Providers later = desk.providers(ProviderPolicy.USUAL, AesGcmSealer.of(next));
    OidcProvider found = later.active().oidc(ACME, OKTA).orElseThrow();
    assertThat(Objects.requireNonNull(found.client().secret()).keyId()).isEqualTo("next");
    assertThat(later.active().saml(ACME, saml).orElseThrow().us().keys()).hasSize(1);
    assertThat(later.find(ACME, OKTA).orElseThrow().revision()).isEqualTo(1);
    assertThat(later.offered(ACME)).extracting(ProviderView::id).containsExactly(OKTA, saml);
    assertThat(later.offered(GLOBEX)).isEmpty();
  }

  @Test
  void refuseWhatIsAskedOfAProviderThatIsNotThere() {
    ProviderId none = new ProviderId("none");
    assertThat(reason(providers.change(ACME, none, customOidc(), ADMIN))).isEqualTo(ProviderReason.PROVIDER_UNKNOWN);
    assertThat(reason(providers.activate(ACME, none, ADMIN))).isEqualTo(ProviderReason.PROVIDER_UNKNOWN);
    assertThat(reason(providers.deactivate(ACME, none, "why", ADMIN))).isEqualTo(ProviderReason.PROVIDER_UNKNOWN);
    assertThat(desk.test.run(ACME, none, ADMIN).whyNot().orElseThrow().reason())
        .isEqualTo(ProviderReason.PROVIDER_UNKNOWN);
    assertThat(providers.clientKeys(ACME, none)).isEmpty();
    assertThat(providers.history(ACME, none)).isEmpty();
  }

  @Test
  void leaveNoSecretInAnyText() {
    desk.activate(ACME, OKTA, customOidc());
    providers.rotateSecret(ACME, OKTA, SECRET + "2", ADMIN).orElseThrow();
    List<Object> left = new ArrayList<>(List.of(customOidc(), providers.find(ACME, OKTA), providers.history(ACME, OKTA),
        desk.repository.find(ACME, OKTA), desk.events.of(ACME), desk.tested(ACME, OKTA),
        providers.active().oidc(ACME, OKTA)));
    desk.outbox.claim("scan", Instant.parse("2100-01-01T00:00:00Z"), Duration.ofDays(1), 1000).stream()
        .map(Claim::event).forEach(left::add);
    assertThat(left).hasSizeGreaterThan(8).extracting(String::valueOf).allSatisfy(text -> assertThat(text)
        .doesNotContain(SECRET));
    assertThat(found(desk.tested(ACME, OKTA))).isNotEmpty();
  }
}
