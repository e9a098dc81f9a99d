package io.crmkit.testkit.sso.signon;

import static io.crmkit.testkit.sso.signon.SignOnDesk.ACME;
import static io.crmkit.testkit.sso.signon.SignOnDesk.ADFS;
import static io.crmkit.testkit.sso.signon.SignOnDesk.CALLBACK;
import static io.crmkit.testkit.sso.signon.SignOnDesk.CLIENT;
import static io.crmkit.testkit.sso.signon.SignOnDesk.CONSUMER;
import static io.crmkit.testkit.sso.signon.SignOnDesk.GITHUB;
import static io.crmkit.testkit.sso.signon.SignOnDesk.OKTA;
import static io.crmkit.testkit.sso.signon.SignOnDesk.SALES;
import static io.crmkit.testkit.sso.signon.SignOnDesk.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.sso.account.model.AccountReason;
import io.crmkit.sso.account.model.Admission;
import io.crmkit.sso.account.model.ArrivalPlan.How;
import io.crmkit.sso.account.model.RoleMapping;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.oauth.model.OAuthReason;
import io.crmkit.sso.provider.model.ProviderReason;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.session.model.Login;
import io.crmkit.sso.session.model.ProviderSession;
import io.crmkit.sso.session.model.SessionFilter;
import io.crmkit.sso.session.model.SessionReason;
import io.crmkit.sso.signon.Answer;
import io.crmkit.sso.signon.Browser;
import io.crmkit.sso.signon.Departure;
import io.crmkit.sso.signon.SignOnOutcome;
import io.crmkit.sso.signon.SignOnOutcome.SignedOn;
import io.crmkit.sso.signon.SignOnOutcome.Tested;
import io.crmkit.sso.signon.SignOnStart;
import io.crmkit.sso.signon.SignOnStart.SameSite;
import io.crmkit.sso.signon.model.LoginProof;
import io.crmkit.sso.signon.model.SignOnReason;
import io.crmkit.testkit.sso.OidcAttack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole logins over each protocol, from the button to the session. */
class SignOnTest {

  private final SignOnDesk desk = new SignOnDesk();

  static Stream<ProviderId> providers() {
    return Stream.of(OKTA, GITHUB, ADFS);
  }

  @ParameterizedTest
  @MethodSource("providers")
  void logsAPersonInOverEachProtocol(ProviderId provider) {
    SignedOn done = desk.signedOn(provider);

    assertThat(done.returnTo()).isEqualTo("/deals/7");
    assertThat(done.account().roles()).containsExactly(SALES);
    assertThat(desk.signOn.check(ACME, desk.browser()).orElseThrow().account()).isEqualTo(done.account());
    assertThat(desk.kinds()).containsSubsequence(
        Kind.LOGIN_STARTED, Kind.USER_CREATED, Kind.SESSION_STARTED, Kind.LOGIN_SUCCEEDED);
    SecurityEvent success = desk.last(Kind.LOGIN_SUCCEEDED);
    assertThat(success.provider()).isEqualTo(provider);
    assertThat(success.user()).isEqualTo(done.account().user());
    assertThat(success.session()).isEqualTo(done.session().session().id().value());
    assertThat(success.client()).isEqualTo(CLIENT);
    assertThat(desk.last(Kind.LOGIN_STARTED).provider()).isEqualTo(provider);
  }

  @ParameterizedTest
  @MethodSource("providers")
  void knowsThePersonTheNextTime(ProviderId provider) {
    SignedOn first = desk.signedOn(provider);
    String before = desk.session;
    SignedOn second = desk.signedOn(provider);
    assertThat(second.account().user()).isEqualTo(first.account().user());
    assertThat(reason(desk.sessions.check(ACME, before, CLIENT))).isEqualTo(SessionReason.SESSION_ROTATED);
  }

  @Test
  void bindsTheSessionToThatOfTheProvider() {
    io.crmkit.testkit.sso.saml.Answer answer = io.crmkit.testkit.sso.saml.Answer
        .to(SignOnDesk.AUDIENCE, CONSUMER, SignOnDesk.NOW).inResponseTo(SignOnDesk.idOf(desk.begin(ADFS).departure()))
        .session("index-9", SignOnDesk.NOW.plus(Duration.ofMinutes(20)));
    SignedOn done = (SignedOn) desk.complete(SignOnDesk.saml(answer));
    Login login = Objects.requireNonNull(done.session().session().start().login());
    assertThat(login.provider()).extracting(ProviderSession::index).isEqualTo("index-9");
    desk.clock.move(Duration.ofMinutes(20));
    assertThat(reason(desk.signOn.check(ACME, desk.browser()))).isEqualTo(SessionReason.SESSION_ABSOLUTE);
  }

  @Test
  void setsACookieThatComesAlongWithTheAnswer() {
    assertThat(desk.begin(OKTA).sameSite()).isEqualTo(SameSite.LAX);
    String cookie = desk.login;
    SignOnStart saml = desk.begin(ADFS);
    assertThat(saml.sameSite()).isEqualTo(SameSite.NONE);
    assertThat(saml.cookie()).as("one serves several logins").isEqualTo(cookie);
    assertThat(desk.begin(OKTA).sameSite()).as("the answer by SAML is still to be posted").isEqualTo(SameSite.NONE);
    desk.login = "of somebody else";
    assertThat(desk.begin(OKTA).sameSite()).isEqualTo(SameSite.LAX);
  }

  @Test
  void postsARequestWhereAProviderTakesNoRedirect() {
    var departure = new Departure("https://idp.example/<sso>", Map.of("SAMLRequest", "a\"b"));
    assertThat(departure.isRedirect()).isFalse();
    assertThat(departure.page()).contains("https://idp.example/&lt;sso&gt;", "value=\"a&quot;b\"");
    assertThat(departure.toString()).doesNotContain("a\"b");
  }

  @Nested
  class IsRefused {

    private SecurityEvent refusal() {
      return desk.last(Kind.LOGIN_REFUSED);
    }

    @Test
    void forAProviderThatTheTenantDoesNotHave() {
      ProviderId other = new ProviderId("other");
      assertThat(reason(desk.signOn.begin(ACME, other, "/", desk.browser()))).isEqualTo(OAuthReason.PROVIDER_UNKNOWN);
      assertThat(refusal().provider()).as("a stranger chose the name").isNull();
      assertThat(reason(desk.complete(Answer.query(other, CALLBACK, "state=x")))).isEqualTo(OAuthReason.PROVIDER_UNKNOWN);
      assertThat(reason(desk.signOn.begin(new TenantId("globex"), OKTA, "/", desk.browser())))
          .isEqualTo(OAuthReason.PROVIDER_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example", "/%2f%2fevil", "javascript:x", ""})
    void forAPlaceToReturnToThatIsNotOurs(String returnTo) {
      for (ProviderId provider : List.of(OKTA, GITHUB, ADFS)) {
        assertThat(reason(desk.signOn.begin(ACME, provider, returnTo, desk.browser())))
            .isEqualTo(OAuthReason.RETURN_TO_UNSAFE);
      }
    }

    @ParameterizedTest
    @MethodSource("io.crmkit.testkit.sso.signon.SignOnTest#providers")
    void inAnotherBrowser(ProviderId provider) {
      Answer answer = desk.answer(provider, desk.begin(provider).departure());
      desk.login = null;
      assertThat(reason(desk.complete(answer))).isEqualTo(
          provider.equals(ADFS) ? SamlReason.IN_RESPONSE_TO_BROWSER : OAuthReason.STATE_SESSION_MISMATCH);
      assertThat(refusal().provider()).isEqualTo(provider);
      assertThat(refusal().client()).isEqualTo(CLIENT);
      assertThat(refusal().reason()).startsWith("sso.");
      assertThat(desk.kinds()).doesNotContain(Kind.USER_CREATED, Kind.SESSION_STARTED, Kind.LOGIN_SUCCEEDED);
    }

    @ParameterizedTest
    @MethodSource("io.crmkit.testkit.sso.signon.SignOnTest#providers")
    void theSecondTime(ProviderId provider) {
      Answer answer = desk.answer(provider, desk.begin(provider).departure());
      desk.complete(answer);
      Object again = reason(desk.complete(answer));
      assertThat(again).isIn(OAuthReason.STATE_REPLAYED, SamlReason.IN_RESPONSE_TO_USED, SamlReason.REPLAY);
    }

    @Test
    void whenTheProviderLies() {
      desk.idp.lie(OidcAttack.ALG_NONE);
      assertThat(desk.login(OKTA)).isInstanceOf(SignOnOutcome.Refused.class);
      assertThat(refusal().reason()).isEqualTo("sso.alg-none");
      assertThat(desk.accounts.list(ACME, PageRequest.first(9)).items()).isEmpty();
    }

    @Test
    void byTheRulesOfAccounts() {
      desk.admission = Admission.invited(RoleMapping.always(SALES));
      assertThat(reason(desk.login(OKTA))).isEqualTo(AccountReason.JIT_OFF);
      assertThat(refusal().reason()).isEqualTo("sso.jit-off");
      assertThat(desk.kinds()).doesNotContain(Kind.SESSION_STARTED);
    }

    @Test
    void asASuspendedUser() {
      SignedOn done = desk.signedOn(OKTA);
      desk.accounts.suspend(ACME, done.account().user(), CLIENT).orElseThrow();
      assertThat(reason(desk.signOn.check(ACME, desk.browser()))).isEqualTo(SessionReason.SESSION_REVOKED);
      assertThat(reason(desk.login(OKTA))).isEqualTo(AccountReason.JIT_SUSPENDED);
    }

    @Test
    void ifTheAnswerIsNoneOfTheProtocol() {
      assertThat(reason(desk.complete(Answer.query(ADFS, CONSUMER, "SAMLResponse=x"))))
          .isEqualTo(SignOnReason.ANSWER_MALFORMED);
      for (String body : List.of("", "RelayState=x", "SAMLResponse=a&SAMLResponse=b", "SAMLResponse=%", "SAMLResponse=",
          "x&".repeat(40), "SAMLResponse=" + "x".repeat(1 << 20))) {
        assertThat(reason(desk.complete(Answer.post(ADFS, CONSUMER, body)))).isEqualTo(SignOnReason.ANSWER_MALFORMED);
      }
      assertThat(reason(desk.complete(Answer.post(OKTA, CALLBACK, "")))).isEqualTo(OAuthReason.STATE_MISSING);
    }
  }

  @Nested
  class ATest {

    private Tested test(ProviderId provider) {
      SignOnStart start = desk.signOn.test(ACME, provider, desk.browser()).orElseThrow();
      desk.login = start.cookie();
      SignOnOutcome outcome = desk.complete(desk.answer(provider, start.departure()));
      assertThat(outcome).isInstanceOf(Tested.class);
      return (Tested) outcome;
    }

    @ParameterizedTest
    @MethodSource("io.crmkit.testkit.sso.signon.SignOnTest#providers")
    void goesAllTheWayAndMakesNothing(ProviderId provider) {
      Tested tested = test(provider);
      assertThat(tested.preview().how()).isEqualTo(How.CREATED);
      assertThat(tested.preview().roles()).containsExactly(SALES);
      assertThat(tested.returnTo()).isEqualTo("/sso/test");
      assertThat(tested.refusal().reason()).isEqualTo(ProviderReason.TEST_ONLY);
      assertThat(desk.accounts.list(ACME, PageRequest.first(9)).items()).isEmpty();
      assertThat(desk.sessions.list(ACME, new SessionFilter.Everybodys(), PageRequest.first(9)).items()).isEmpty();
      assertThat(desk.kinds()).filteredOn(kind -> kind != Kind.KEY_CREATED)
          .containsExactly(Kind.LOGIN_STARTED, Kind.LOGIN_REFUSED);
      assertThat(desk.last(Kind.LOGIN_REFUSED).reason()).isEqualTo("sso.test-only");
    }

    @Test
    void sparesTheSessionOfWhoTests() {
      SignedOn done = desk.signedOn(OKTA);
      assertThat(test(OKTA).preview().user()).isEqualTo(done.account().user());
      assertThat(reason(desk.signOn.check(ACME, desk.browser()))).isEqualTo("accepted");
    }

    @Test
    void saysWhyALoginWouldBeRefused() {
      desk.admission = Admission.invited(RoleMapping.always(SALES));
      SignOnStart start = desk.signOn.test(ACME, OKTA, desk.browser()).orElseThrow();
      desk.login = start.cookie();
      assertThat(reason(desk.complete(desk.answer(OKTA, start.departure())))).isEqualTo(AccountReason.JIT_OFF);
    }
  }

  @Test
  void keepsAndShowsNoSecretOfALogin() {
    SignOnStart start = desk.begin(OKTA);
    Answer answer = desk.answer(OKTA, start.departure());
    SignOnOutcome outcome = desk.complete(answer);
    SignedOn done = (SignedOn) outcome;
    LoginProof proof = desk.proofs.find(ACME, done.session().session().id()).orElseThrow();
    String idToken = new String(desk.sealer.open(ACME, LoginProof.purpose(proof.session()),
        Objects.requireNonNull(proof.idToken())), StandardCharsets.UTF_8);
    assertThat(idToken).startsWith("ey");
    String secret = desk.sessionSecret();
    String state = SignOnDesk.query(start.departure().url()).getOrDefault("state", "");
    assertThat(List.of(start, answer, outcome, proof, desk.browser(), desk.events.of(ACME),
        new Browser(desk.login, desk.session, CLIENT)))
        .extracting(String::valueOf).allSatisfy(text -> assertThat(text)
            .doesNotContain(idToken).doesNotContain(secret).doesNotContain(desk.login).doesNotContain(state));
  }
}
