package io.crmkit.testkit.sso.provider;

import static io.crmkit.testkit.sso.provider.ProviderDesk.ACME;
import static io.crmkit.testkit.sso.provider.ProviderDesk.ADMIN;
import static io.crmkit.testkit.sso.provider.ProviderDesk.AT;
import static io.crmkit.testkit.sso.provider.ProviderDesk.GLOBEX;
import static io.crmkit.testkit.sso.provider.ProviderDesk.OKTA;
import static io.crmkit.testkit.sso.provider.ProviderDesk.SECRET;
import static io.crmkit.testkit.sso.provider.ProviderDesk.customOidc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.RefusedException;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.audit.SecurityEventFilter;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.Begun;
import io.crmkit.sso.oauth.BrowserSecret;
import io.crmkit.sso.oauth.Callback;
import io.crmkit.sso.oauth.CodeFlow;
import io.crmkit.sso.oauth.TokenEndpoint;
import io.crmkit.sso.oauth.model.OAuthReason;
import io.crmkit.sso.oidc.Discovery;
import io.crmkit.sso.oidc.OidcLogin;
import io.crmkit.sso.provider.ProviderPolicy;
import io.crmkit.sso.provider.Providers;
import io.crmkit.sso.provider.TestOnly;
import io.crmkit.sso.provider.model.FindingReason;
import io.crmkit.sso.provider.model.Preset;
import io.crmkit.sso.provider.model.Proof;
import io.crmkit.sso.provider.model.ProviderField;
import io.crmkit.sso.provider.model.ProviderForm;
import io.crmkit.sso.provider.model.ProviderReason;
import io.crmkit.sso.provider.model.ProviderSettings.Saml;
import io.crmkit.sso.provider.model.TestedLogin;
import io.crmkit.sso.saml.LoginAsk;
import io.crmkit.sso.saml.OutgoingMessage;
import io.crmkit.sso.saml.PostedResponse;
import io.crmkit.sso.saml.SamlSignOn;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.sso.saml.model.SamlPolicy.Concession;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.testkit.sso.FakeGitHub;
import io.crmkit.testkit.sso.saml.Answer;
import io.crmkit.testkit.sso.saml.FakeSamlProvider;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Logins with drafts, of which nothing comes but what an administrator sees. */
class TestLoginsTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String CALLBACK = "https://crm.example/sso/acme/okta-main/callback";

  private final ProviderDesk desk = new ProviderDesk();
  private final BrowserSecret browser = BrowserSecret.random(RANDOM);

  private static Object reason(Verdict<?> verdict) {
    return verdict.whyNot().<Object>map(SsoRefusal::reason).orElse("accepted");
  }

  private Callback answered() {
    Begun begun = desk.logins.begin(ACME, OKTA, browser).orElseThrow();
    return Callback.query(OKTA, CALLBACK, desk.idp.authorize(begun.redirect()), browser.value());
  }

  @Nested
  class WithOpenIdConnect {

    @Test
    void tellWhoADraftVouchesForAndLeaveNothingElse() {
      desk.providers.create(ACME, OKTA, customOidc(), ADMIN).orElseThrow();
      TestedLogin tested = desk.logins.complete(ACME, answered(), ADMIN).orElseThrow();

      assertThat(tested.principal().subject()).isEqualTo("alice");
      assertThat(tested.principal().attributes()).containsKey("email");
      assertThat(tested.revision()).isEqualTo(1);
      assertThat(tested.findings()).extracting(each -> (Object) each.reason()).containsExactly(FindingReason.NAME_MISSING);
      assertThat(desk.providers.find(ACME, OKTA).orElseThrow().proofs()).containsOnlyKeys(Proof.LOGIN);
      assertThat(desk.events.of(ACME)).extracting(SecurityEvent::kind).containsExactly(Kind.PROVIDER_CREATED);
    }

    @Test
    void findWhatIsMissingInAPrincipal() {
      desk.providers.create(ACME, OKTA, customOidc(), ADMIN).orElseThrow();
      desk.idp.claim("email_verified", null);
      desk.idp.claim("name", "Alice");
      assertThat(desk.logins.complete(ACME, answered(), ADMIN).orElseThrow().findings())
          .extracting(each -> (Object) each.reason()).containsExactly(FindingReason.EMAIL_NOT_VERIFIED);
      desk.idp.claim("email", null);
      assertThat(desk.logins.complete(ACME, answered(), ADMIN).orElseThrow().findings())
          .extracting(each -> (Object) each.reason()).containsExactly(FindingReason.EMAIL_MISSING);
    }

    @Test
    void areNoLoginsAndLoginsAreNoTests() {
      desk.activate(ACME, OKTA, customOidc());
      OidcLogin live = OidcLogin.of(desk.providers.active()::oidc,
          CodeFlow.of(desk.pending, desk.replays, desk.sealer, RANDOM), desk.replays, Discovery.of(desk),
          TokenEndpoint.of(desk, desk.sealer, RANDOM), desk);

      Callback ofTest = answered();
      assertThat(reason(live.complete(ACME, ofTest, AT))).isEqualTo(OAuthReason.STATE_UNKNOWN);
      assertThat(reason(desk.logins.complete(ACME, ofTest, ADMIN))).isEqualTo("accepted");
      Begun begun = live.begin(ACME, OKTA, "/", browser, AT).orElseThrow();
      Callback ofLogin = Callback.query(OKTA, CALLBACK, desk.idp.authorize(begun.redirect()), browser.value());
      assertThat(reason(desk.logins.complete(ACME, ofLogin, ADMIN))).isEqualTo(OAuthReason.STATE_UNKNOWN);
      assertThat(reason(live.complete(ACME, ofLogin, AT))).isEqualTo("accepted");
      assertThat(reason(desk.logins.complete(ACME, ofTest, ADMIN))).isEqualTo(OAuthReason.STATE_REPLAYED);
    }

    @Test
    void countAsAProofForTheActivation() {
      Providers strict = desk.providers(ProviderPolicy.USUAL.withRequired(Proof.CONNECTION, Proof.LOGIN));
      desk.providers.create(ACME, OKTA, customOidc(), ADMIN).orElseThrow();
      desk.tested(ACME, OKTA);
      desk.logins.complete(ACME, answered(), ADMIN).orElseThrow();
      strict.activate(ACME, OKTA, ADMIN).orElseThrow();
      assertThat(strict.active().oidc(ACME, OKTA)).isPresent();
    }

    @Test
    void areRefusedByTheSameChecksAsLogins() {
      desk.providers.create(ACME, OKTA, customOidc(), ADMIN).orElseThrow();
      desk.idp.claim("aud", "other");
      assertThat(reason(desk.logins.complete(ACME, answered(), ADMIN))).isEqualTo(OAuthReason.AUDIENCE);
      assertThat(desk.providers.find(ACME, OKTA).orElseThrow().proofs()).isEmpty();
      assertThat(reason(desk.logins.begin(GLOBEX, OKTA, browser))).isEqualTo(ProviderReason.PROVIDER_UNKNOWN);
    }
  }

  @Test
  void workWithGitHub() {
    FakeGitHub gitHub = new FakeGitHub();
    desk.hosts.put("github.com", gitHub);
    desk.hosts.put("api.github.com", gitHub);
    desk.providers.create(ACME, OKTA, ProviderForm.of(Preset.GITHUB, "GitHub").with(ProviderField.CLIENT_ID, "crm")
        .with(ProviderField.CLIENT_SECRET, SECRET), ADMIN).orElseThrow();
    Begun begun = desk.logins.begin(ACME, OKTA, browser).orElseThrow();
    Callback callback = Callback.query(OKTA, CALLBACK, gitHub.authorize(begun.redirect()), browser.value());
    assertThat(desk.logins.complete(ACME, callback, ADMIN).orElseThrow().principal().subject()).isEqualTo("583231");
    assertThat(reason(desk.logins.beginSaml(ACME, OKTA, "b"))).isEqualTo(ProviderReason.PROTOCOL_MISMATCH);
  }

  @Test
  void workWithSaml() {
    FakeSamlProvider idp = FakeSamlProvider.create("https://saml.example/idp");
    desk.providers.create(ACME, OKTA, ProviderForm.of(Preset.CUSTOM_SAML, "S")
        .with(ProviderField.METADATA_XML, idp.metadata(AT.plus(Duration.ofDays(9)))), ADMIN).orElseThrow();
    OutgoingMessage out = desk.logins.beginSaml(ACME, OKTA, "browser").orElseThrow();
    String xml = idp.respond(Answer.to("https://crm.example/sso/acme/okta-main/metadata",
        "https://crm.example/sso/acme/okta-main/acs", AT).inResponseTo(out.id()));
    PostedResponse posted = new PostedResponse(FakeSamlProvider.posted(xml), null, "browser");

    TestedLogin tested = desk.logins.completeSaml(ACME, OKTA, posted, ADMIN).orElseThrow();
    assertThat(tested.principal().attributes()).containsKey("groups");
    assertThat(desk.providers.find(ACME, OKTA).orElseThrow().proofs()).containsOnlyKeys(Proof.LOGIN);
    assertThat(reason(desk.logins.completeSaml(ACME, OKTA, posted, ADMIN))).isEqualTo(SamlReason.IN_RESPONSE_TO_USED);
    assertThat(desk.requests.find(ACME, out.id())).isEmpty();
    assertThat(reason(desk.logins.begin(ACME, OKTA, browser))).isEqualTo(ProviderReason.PROTOCOL_MISMATCH);
  }

  @Test
  void areNoLoginsWithSamlAndLoginsAreNoTests() {
    FakeSamlProvider idp = FakeSamlProvider.create("https://saml.example/idp");
    desk.activate(ACME, OKTA, ProviderForm.of(Preset.CUSTOM_SAML, "S")
        .with(ProviderField.METADATA_XML, idp.metadata(AT.plus(Duration.ofDays(9)))));
    SamlConnection connection = desk.providers.active().saml(ACME, OKTA).orElseThrow();
    SamlSignOn live = new SamlSignOn(desk.requests, desk.replays, desk.clock);

    PostedResponse ofTest = posted(idp, desk.logins.beginSaml(ACME, OKTA, "browser").orElseThrow());
    assertThat(reason(live.complete(ACME, connection, ofTest))).isEqualTo(SamlReason.IN_RESPONSE_TO_UNKNOWN);
    assertThat(reason(desk.logins.completeSaml(ACME, OKTA, ofTest, ADMIN))).isEqualTo("accepted");
    PostedResponse ofLogin =
        posted(idp, live.begin(ACME, connection, LoginAsk.of("browser", "/")).orElseThrow());
    assertThat(reason(desk.logins.completeSaml(ACME, OKTA, ofLogin, ADMIN))).isEqualTo(SamlReason.IN_RESPONSE_TO_UNKNOWN);
    assertThat(reason(live.complete(ACME, connection, ofLogin))).isEqualTo("accepted");
  }

  @Test
  void leaveLoginsThatBeginAtTheProviderToTheSignOn() {
    FakeSamlProvider idp = FakeSamlProvider.create("https://saml.example/idp");
    desk.providers.create(ACME, OKTA, ProviderForm.of(Preset.CUSTOM_SAML, "S")
        .with(ProviderField.METADATA_XML, idp.metadata(AT.plus(Duration.ofDays(9)))), ADMIN).orElseThrow();
    desk.providers.adjust(ACME, OKTA, settings -> ((Saml) settings).withPolicy(
        SamlPolicy.builder().concede(Concession.UNSOLICITED_RESPONSES).build()), ADMIN).orElseThrow();
    desk.tested(ACME, OKTA);
    desk.providers.activate(ACME, OKTA, ADMIN).orElseThrow();
    PostedResponse unasked = new PostedResponse(FakeSamlProvider.posted(idp.respond(
        Answer.to("https://crm.example/sso/acme/okta-main/metadata", "https://crm.example/sso/acme/okta-main/acs", AT)
            .inResponseTo(null))), null, null);

    assertThat(reason(desk.logins.completeSaml(ACME, OKTA, unasked, ADMIN))).isEqualTo(SamlReason.UNSOLICITED);
    assertThat(desk.providers.find(ACME, OKTA).orElseThrow().proofs()).containsOnlyKeys(Proof.CONNECTION);
    SamlSignOn live = new SamlSignOn(desk.requests, desk.replays, desk.clock);
    assertThat(reason(live.complete(ACME, desk.providers.active().saml(ACME, OKTA).orElseThrow(), unasked)))
        .isEqualTo("accepted");
  }

  private static PostedResponse posted(FakeSamlProvider idp, OutgoingMessage out) {
    return new PostedResponse(FakeSamlProvider.posted(idp.respond(
        Answer.to("https://crm.example/sso/acme/okta-main/metadata", "https://crm.example/sso/acme/okta-main/acs", AT)
            .inResponseTo(out.id()))), null, "browser");
  }

  @Test
  void refuseWhatWouldBeASuccess() {
    var events = TestOnly.events(desk.events);
    events.append(ACME, SecurityEvent.builder(Kind.LOGIN_REFUSED, AT).build());
    for (Kind kind : new Kind[] {Kind.LOGIN_SUCCEEDED, Kind.USER_CREATED, Kind.IDENTITY_LINKED, Kind.SESSION_STARTED,
        Kind.TOKEN_ISSUED, Kind.FACTOR_PASSED, Kind.BACKUP_CODE_USED}) {
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> events.append(ACME, SecurityEvent.builder(kind, AT).build()))
          .matches(thrown -> thrown.refusal() instanceof SsoRefusal sso && sso.reason() == ProviderReason.TEST_ONLY);
    }
    assertThat(events.all(ACME, PageRequest.first(9)).items()).hasSize(1);
    assertThat(events.list(ACME, SecurityEventFilter.everything(), PageRequest.first(9)).items()).hasSize(1);

    var users = TestOnly.readOnly(desk.repository);
    assertThat(users.find(ACME, OKTA)).isEmpty();
    assertThat(users.all(ACME, PageRequest.first(9)).items()).isEmpty();
    assertThat(users.history(ACME, OKTA, 0, 9)).isEmpty();
  }
}
