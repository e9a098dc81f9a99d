package io.crmkit.sso.provider.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.Decision;
import io.crmkit.core.spec.DeciderSpec;
import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.provider.model.OAuthApp.SecretUse;
import io.crmkit.sso.provider.model.ProofRecord.Outcome;
import io.crmkit.sso.provider.model.Provider.Known;
import io.crmkit.sso.provider.model.ProviderCommand.Activate;
import io.crmkit.sso.provider.model.ProviderCommand.Activate.Hold;
import io.crmkit.sso.provider.model.ProviderCommand.AddKey;
import io.crmkit.sso.provider.model.ProviderCommand.Change;
import io.crmkit.sso.provider.model.ProviderCommand.Create;
import io.crmkit.sso.provider.model.ProviderCommand.EndKey;
import io.crmkit.sso.provider.model.ProviderCommand.NoteProof;
import io.crmkit.sso.provider.model.ProviderCommand.RefreshMetadata;
import io.crmkit.sso.provider.model.ProviderCommand.Reseal;
import io.crmkit.sso.provider.model.ProviderCommand.RotateSecret;
import io.crmkit.sso.provider.model.ProviderEvent.ProviderActivated;
import io.crmkit.sso.provider.model.ProviderEvent.ProviderCreated;
import io.crmkit.sso.provider.model.ProviderEvent.ProviderKeyAdded;
import io.crmkit.sso.provider.model.ProviderEvent.ProviderProved;
import io.crmkit.sso.provider.model.ProviderSettings.Saml;
import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.SamlCertificate;
import io.crmkit.sso.saml.model.SamlEndpoint;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProviderDeciderTest {

  private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
  private static final Sealed SECRET = Sealed.of("k", new byte[] {1});
  private static final String CERTIFICATE =
      "MIIBczCCARmgAwIBAgIUG+oDRLlI2BRQWLcWtbkdXD4aRH4wCgYIKoZIzj0EAwIwDjEMMAoGA1UEAwwDaWRwMCAXDTI2MTEyMjAy"
          + "NDAwOFoYDzIxMjYxMDI5MDI0MDA4WjAOMQwwCgYDVQQDDANpZHAwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATffwd0IlCrFGU2"
          + "kkRvtY9xQLNQr7h6+6PH6PNXgALycpbRr0eJkHdl2J2Ubj3IHPEvKdX9U1uNV3y5+rMIt3gGo1MwUTAdBgNVHQ4EFgQU/vcjKwh3"
          + "pkVYw8INX0FMX6iV40QwHwYDVR0jBBgwFoAU/vcjKwh3pkVYw8INX0FMX6iV40QwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQD"
          + "AgNIADBFAiBk5UINk3xbYhFZTptsW3acC24paeF+IbifwhED1kVPuAIhAN9uYCSpl9dRzLdgvAvDnEX0/0KE1AU9biToMaPDa49e";
  private static final ProviderDetails OIDC = oidc("crm", SecretUse.POST);
  private static final ProviderDetails SAML = new ProviderDetails("S", Preset.CUSTOM_SAML, Saml.of(
      idp("https://idp.example"), new MetadataSource(null, List.of(), AT, null),
      ProviderPlaces.below("https://crm.example")));

  private static ProviderDetails oidc(String clientId, SecretUse use) {
    OAuthApp app = new OAuthApp(clientId, use == SecretUse.NONE ? null : SECRET, use, "https://crm.example/cb",
        List.of("openid"));
    return new ProviderDetails("O", Preset.CUSTOM_OIDC,
        OidcSettings.builder(app, "https://idp.example", URI.create("https://idp.example/d")).build());
  }

  private static IdentityProvider idp(String entityId) {
    return IdentityProvider.builder(entityId).signOn(SamlEndpoint.redirect(entityId + "/sso")).build();
  }

  /** The certificate is not looked at by any rule. */
  private static ServiceKeyRecord key(String id) {
    return new ServiceKeyRecord(id, SamlCertificate.parse(CERTIFICATE), SECRET, null, null);
  }

  private static DeciderSpec<Provider, ProviderCommand, ProviderEvent> spec(ProviderEvent... history) {
    return DeciderSpec.of(new ProviderDecider()).given(history);
  }

  private static Object reason(Decision<ProviderEvent> decision) {
    return ((SsoRefusal) ((Decision.Refused<ProviderEvent>) decision).refusal()).reason();
  }

  private static Activate activate(Hold hold) {
    return new Activate(Set.of(Proof.CONNECTION), AT, hold, AT);
  }

  private static ProviderProved proved(int revision) {
    return new ProviderProved(Proof.CONNECTION, revision, Outcome.PASSED, AT);
  }

  @Test
  void holdsItsIdentityUnlessTheClientIsShared() {
    spec(new ProviderCreated(OIDC, AT), proved(1)).when(activate(Hold.ALONE))
        .thenEmits(new ProviderActivated(OIDC.settings().identity(), AT));
    spec(new ProviderCreated(OIDC, AT), proved(1)).when(activate(Hold.SHARED))
        .thenEmits(new ProviderActivated(null, AT));
    assertThat(OIDC.settings().identity()).hasToString("oidc https://idp.example crm");
    assertThat(SAML.settings().identity()).hasToString("saml https://idp.example");
  }

  @Test
  void keepsASecretWithItsClient() {
    ProviderDecider decider = new ProviderDecider();
    Provider state = decider.evolve(decider.initial(), List.of(new ProviderCreated(OIDC, AT), proved(1),
        new ProviderActivated(OIDC.settings().identity(), AT)));
    state = decider.evolve(state, decider.decide(state, new Change(oidc("other", SecretUse.POST), AT)).orElseThrow());
    Sealed next = Sealed.of("k", new byte[] {2});
    state = decider.evolve(state, decider.decide(
        state, new RotateSecret(next, RotateSecret.Form.TEXT, AT)).orElseThrow());

    Known known = (Known) state;
    assertThat(ProviderDecider.app(known.details().settings())).extracting(OAuthApp::secret).isEqualTo(next);
    assertThat(known.live()).isEqualTo(OIDC);
  }

  @Test
  void refusesASecretOfAnotherForm() {
    for (ProviderDetails details : List.of(oidc("crm", SecretUse.NONE), oidc("crm", SecretUse.PRIVATE_KEY_JWT), SAML)) {
      assertThat(reason(spec(new ProviderCreated(details, AT))
          .when(new RotateSecret(SECRET, RotateSecret.Form.TEXT, AT)).decision())).isEqualTo(ProviderReason.SECRET_UNUSED);
    }
    assertThat(reason(spec(new ProviderCreated(OIDC, AT))
        .when(new RotateSecret(SECRET, RotateSecret.Form.KEY_PAIR, AT)).decision())).isEqualTo(ProviderReason.SECRET_UNUSED);
  }

  @Test
  void hasEachKeyOnceAndEndsWhatIsThere() {
    ProviderEvent created = new ProviderCreated(SAML, AT);
    spec(created).when(new AddKey(key("a"), AT)).thenEmits(new ProviderKeyAdded(key("a"), AT));
    assertThat(reason(spec(created, new ProviderKeyAdded(key("a"), AT)).when(new AddKey(key("a"), AT)).decision()))
        .isEqualTo(ProviderReason.SERVICE_KEY_EXISTS);
    assertThat(reason(spec(created).when(new EndKey("a", AT, AT)).decision()))
        .isEqualTo(ProviderReason.SERVICE_KEY_UNKNOWN);
    assertThat(reason(spec(new ProviderCreated(OIDC, AT)).when(new AddKey(key("a"), AT)).decision()))
        .isEqualTo(ProviderReason.PROTOCOL_MISMATCH);
  }

  @Test
  void takesMetadataOfItsEntityAlone() {
    assertThatIllegalArgumentException().isThrownBy(() -> spec(new ProviderCreated(SAML, AT))
        .when(new RefreshMetadata(idp("https://other.example"), new MetadataSource(null, List.of(), AT, null), AT)));
  }

  @Test
  void changesNothingWhereNothingIsDifferent() {
    spec(new ProviderCreated(OIDC, AT)).when(new Change(OIDC, AT)).thenEmits();
    spec(new ProviderCreated(OIDC, AT)).when(new Reseal(Map.of(), Map.of(), AT)).thenEmits();
  }

  @Test
  void staysOfItsKind() {
    assertThat(reason(spec(new ProviderCreated(OIDC, AT)).when(new Change(SAML, AT)).decision()))
        .isEqualTo(ProviderReason.PROTOCOL_MISMATCH);
    assertThat(reason(spec(new ProviderCreated(OIDC, AT)).when(new Create(OIDC, AT)).decision()))
        .isEqualTo(ProviderReason.PROVIDER_EXISTS);
    assertThat(reason(spec().when(new NoteProof(Proof.LOGIN, 1, Outcome.PASSED, AT)).decision()))
        .isEqualTo(ProviderReason.PROVIDER_UNKNOWN);
    assertThat(reason(spec(new ProviderCreated(OIDC, AT)).when(new NoteProof(Proof.LOGIN, 2, Outcome.PASSED, AT)).decision()))
        .isEqualTo(ProviderReason.TEST_STALE);
    assertThatIllegalArgumentException().isThrownBy(() -> new ProviderDetails("x", Preset.GITHUB, OIDC.settings()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Activate(Set.of(), AT, Hold.ALONE, AT));
  }
}
