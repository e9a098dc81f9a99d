package io.crmkit.testkit.sso.signon;

import static io.crmkit.testkit.sso.signon.SignOnDesk.ACME;
import static io.crmkit.testkit.sso.signon.SignOnDesk.ADFS;
import static io.crmkit.testkit.sso.signon.SignOnDesk.AFTER;
import static io.crmkit.testkit.sso.signon.SignOnDesk.CLIENT;
import static io.crmkit.testkit.sso.signon.SignOnDesk.GITHUB;
import static io.crmkit.testkit.sso.signon.SignOnDesk.ISSUER;
import static io.crmkit.testkit.sso.signon.SignOnDesk.LOGOUT;
import static io.crmkit.testkit.sso.signon.SignOnDesk.NOW;
import static io.crmkit.testkit.sso.signon.SignOnDesk.OKTA;
import static io.crmkit.testkit.sso.signon.SignOnDesk.SAML;
import static io.crmkit.testkit.sso.signon.SignOnDesk.encoded;
import static io.crmkit.testkit.sso.signon.SignOnDesk.query;
import static io.crmkit.testkit.sso.signon.SignOnDesk.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.oauth.model.OAuthReason;
import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.seal.AesGcmSealer;
import io.crmkit.sso.seal.SealingKey;
import io.crmkit.sso.session.model.EndReason;
import io.crmkit.sso.session.model.Login;
import io.crmkit.sso.session.model.ProviderSession;
import io.crmkit.sso.session.model.SessionFilter;
import io.crmkit.sso.session.model.SessionReason;
import io.crmkit.sso.signon.Answer;
import io.crmkit.sso.signon.Departure;
import io.crmkit.sso.signon.SignOff;
import io.crmkit.sso.signon.SignOnPorts;
import io.crmkit.sso.signon.model.SignOnReason;
import io.crmkit.testkit.sso.OidcAttack;
import io.crmkit.testkit.sso.saml.FakeSamlProvider;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every way out: which sessions end, and where the browser goes. */
class SignOffTest {

  private static final NameIdentifier BOB =
      new NameIdentifier("bob@acme.example", NameIdentifier.EMAIL_ADDRESS, null, null);

  private final SignOnDesk desk = new SignOnDesk();

  private Object check(@Nullable String cookie) {
    return reason(desk.sessions.check(ACME, cookie, CLIENT));
  }

  private String out() {
    return String.valueOf(desk.events.of(ACME).stream()
        .filter(each -> each.kind() == Kind.SESSION_ENDED).map(each -> each.details().get("why"))
        .reduce((one, other) -> other).orElse(null));
  }

  @Nested
  class ByOpenIdConnect {

    @BeforeEach
    void logIn() {
      desk.signedOn(OKTA);
    }

    @Test
    void leavesHereAndThereAndComesBack() {
      Departure departure = desk.signOff.leave(ACME, desk.browser());
      assertThat(departure.url()).startsWith(ISSUER + "/logout?");
      Map<String, String> asked = query(departure.url());
      assertThat(asked).containsEntry("post_logout_redirect_uri", AFTER).containsEntry("client_id", "crm");
      assertThat(asked.getOrDefault("id_token_hint", "")).startsWith("ey");
      assertThat(asked.getOrDefault("state", "")).isNotBlank().isNotEqualTo(desk.login);
      assertThat(check(desk.session)).isEqualTo(SessionReason.SESSION_REVOKED);
      assertThat(out()).isEqualTo("logged-out");

      Answer back = Answer.query(OKTA, AFTER, "state=" + encoded(asked.getOrDefault("state", "")));
      assertThat(desk.signOff.receive(ACME, back, desk.browser()).orElseThrow().url()).isEqualTo("/bye");
      desk.login = null;
      assertThat(reason(desk.signOff.receive(ACME, back, desk.browser()))).isEqualTo(SignOnReason.LOGOUT_STATE);
      assertThat(reason(desk.signOff.receive(ACME, Answer.query(OKTA, AFTER + "/", ""), desk.browser())))
          .isEqualTo(OAuthReason.LOGOUT_REDIRECT);
      assertThat(desk.last(Kind.LOGOUT_REFUSED).reason()).isEqualTo("sso.logout-redirect");
    }

    @Test
    void leavesHereEvenIfTheProviderIsInTheWay() {
      desk.clock.move(Duration.ofMinutes(29));
      desk.idp.rotateKeys();
      desk.idp.lie(OidcAttack.BROKEN_DISCOVERY);
      Departure departure = desk.signOff.leave(ACME, desk.browser());
      assertThat(check(desk.session)).isEqualTo(SessionReason.SESSION_REVOKED);
      assertThat(departure.url()).satisfiesAnyOf(url -> assertThat(url).isEqualTo("/bye"),
          url -> assertThat(url).startsWith(ISSUER));
      assertThat(desk.signOff.leave(ACME, desk.browser()).url()).isEqualTo("/bye");
    }

    /** ID tokens are not sealed anew when a key is given up, since they are of no use for longer than their sessions. */
    @Test
    void leavesHereEvenIfTheKeyThatSealedItsTokenWasGivenUp() {
      SignOnPorts resealed = new SignOnPorts(desk.ports.providers(), desk.proofs,
          AesGcmSealer.of(SealingKey.of("next", new byte[32])), desk.events);
      SignOff signOff = SignOff.builder(desk.sessions, desk.endings, resealed, desk.clock)
          .oidc(desk.oidcProviders, desk.discovery, desk.replays).afterwards("/bye").build();
      assertThat(signOff.leave(ACME, desk.browser()).url()).isEqualTo("/bye");
      assertThat(check(desk.session)).isEqualTo(SessionReason.SESSION_REVOKED);
    }

    private String token(Map<String, Object> more, String... without) {
      Map<String, Object> content = new LinkedHashMap<>(Map.of("iss", ISSUER, "aud", "crm", "iat", NOW,
          "exp", NOW.plusSeconds(120), "jti", "1", "sub", "alice", "sid", "session-1",
          "events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())));
      content.putAll(more);
      List.of(without).forEach(content::remove);
      return desk.idp.logoutToken(content);
    }

    @Test
    void endsTheSessionThatTheProviderNamesByItself() {
      assertThat(desk.signOff.backChannel(ACME, OKTA, token(Map.of()), CLIENT).orElseThrow()).isEqualTo(1);
      assertThat(check(desk.session)).isEqualTo(SessionReason.SESSION_REVOKED);
      assertThat(out()).isEqualTo("provider-logout");
      assertThat(desk.last(Kind.LOGOUT_RECEIVED).details())
          .containsEntry("how", "back-channel").containsEntry("sessions", "1");
      assertThat(reason(desk.signOff.backChannel(ACME, OKTA, token(Map.of()), CLIENT)))
          .isEqualTo(OAuthReason.LOGOUT_TOKEN_REPLAYED);
    }

    /** A subject is unique within its issuer alone (OpenID Connect Core, section 2), and a provider may be set up anew for another. */
    @Test
    void endsNoSessionOfSomebodyOfAnotherIssuer() {
      String own = desk.session;
      ProviderSession other = new ProviderSession(OKTA, "https://former.example", "alice", "session-9", null);
      String former = desk.sessions.login(ACME, Login.of(new UserId("al"), NOW).provider(other)
          .factor(Login.FactorDemand.NOT_ASKED).build(), null, CLIENT).orElseThrow().cookie();
      assertThat(desk.signOff.backChannel(ACME, OKTA, token(Map.of(), "sid"), CLIENT).orElseThrow()).isEqualTo(1);
      assertThat(check(own)).isEqualTo(SessionReason.SESSION_REVOKED);
      assertThat(check(former)).isEqualTo("accepted");
    }

    @Test
    void endsEverySessionOfThePersonIfNoneIsNamed() {
      String first = desk.session;
      desk.session = null;
      desk.idp.claim("sid", "session-2");
      desk.signedOn(OKTA);
      assertThat(desk.signOff.backChannel(ACME, OKTA, token(Map.of("sid", "session-2"), "sub"), CLIENT).orElseThrow())
          .isEqualTo(1);
      assertThat(check(first)).isEqualTo("accepted");
      assertThat(desk.signOff.backChannel(ACME, OKTA, token(Map.of("jti", "2"), "sid"), CLIENT).orElseThrow())
          .isEqualTo(1);
      assertThat(check(first)).isEqualTo(SessionReason.SESSION_REVOKED);
    }

    @Test
    void endsNoSessionOfSomebodyElse() {
      assertThat(desk.signOff.backChannel(ACME, OKTA, token(Map.of("sub", "mallory")), CLIENT).orElseThrow()).isZero();
      assertThat(desk.signOff.backChannel(ACME, OKTA, token(Map.of("sid", "other", "jti", "2")), CLIENT).orElseThrow())
          .isZero();
      assertThat(reason(desk.signOff.backChannel(ACME, OKTA, "a.b.c", CLIENT)))
          .isEqualTo(OAuthReason.LOGOUT_TOKEN_INVALID);
      assertThat(reason(desk.signOff.backChannel(ACME, ADFS, token(Map.of("jti", "3")), CLIENT)))
          .isEqualTo(OAuthReason.PROVIDER_UNKNOWN);
      assertThat(check(desk.session)).isEqualTo("accepted");
    }

    @Test
    void endsInAFrameTheSessionOfThisBrowserAlone() {
      assertThat(reason(desk.signOff.frontChannel(ACME, OKTA, ISSUER, "other", desk.browser())))
          .isEqualTo(OAuthReason.LOGOUT_SESSION);
      assertThat(reason(desk.signOff.frontChannel(ACME, OKTA, "https://evil.example", "session-1", desk.browser())))
          .isEqualTo(OAuthReason.LOGOUT_SESSION);
      assertThat(reason(desk.signOff.frontChannel(ACME, OKTA, null, null, desk.browser())))
          .isEqualTo(OAuthReason.LOGOUT_SESSION);
      assertThat(check(desk.session)).isEqualTo("accepted");
      assertThat(desk.signOff.frontChannel(ACME, OKTA, ISSUER, "session-1", desk.browser()).orElseThrow()).isEqualTo(1);
      assertThat(check(desk.session)).isEqualTo(SessionReason.SESSION_REVOKED);
    }

    @Test
    void takesTheOrderInAFrameForASessionThatIsOver() {
      desk.signOff.leave(ACME, desk.browser());
      assertThat(desk.signOff.frontChannel(ACME, OKTA, ISSUER, "session-1", desk.browser()).orElseThrow()).isZero();
      assertThat(desk.last(Kind.LOGOUT_RECEIVED).details())
          .containsEntry("how", "front-channel").containsEntry("sessions", "0");
      assertThat(desk.kinds()).doesNotContain(Kind.SESSION_REFUSED);
      assertThat(reason(desk.signOff.frontChannel(ACME, OKTA, ISSUER, "other", desk.browser())))
          .isEqualTo(OAuthReason.LOGOUT_SESSION);

      String over = desk.session;
      desk.session = null;
      assertThat(reason(desk.signOff.frontChannel(ACME, OKTA, ISSUER, "session-1", desk.browser())))
          .isEqualTo(SessionReason.SESSION_UNKNOWN);
      desk.session = over + "x";
      assertThat(reason(desk.signOff.frontChannel(ACME, OKTA, ISSUER, "session-1", desk.browser())))
          .isEqualTo(SessionReason.SESSION_UNKNOWN);
    }
  }

  @Nested
  class BySaml {

    @BeforeEach
    void logIn() {
      desk.signedOn(ADFS);
    }

    private Answer ordered(NameIdentifier name, String... indexes) {
      return Answer.post(ADFS, LOGOUT, "SAMLRequest=" + encoded(FakeSamlProvider.posted(
          SAML.logoutRequest(LOGOUT, name, List.of(indexes), desk.clock.instant()))) + "&RelayState=r");
    }

    @Test
    void leavesHereAndThereAndComesBack() {
      Departure departure = desk.signOff.leave(ACME, desk.browser());
      assertThat(departure.url()).startsWith(SAML.entityId() + "/slo?SAMLRequest=");
      String request = SignOnDesk.inflated(query(departure.url()).getOrDefault("SAMLRequest", ""));
      assertThat(request).contains("bob@acme.example").contains("session-1");
      assertThat(check(desk.session)).isEqualTo(SessionReason.SESSION_REVOKED);

      Answer back = Answer.post(ADFS, LOGOUT, "SAMLResponse=" + encoded(FakeSamlProvider.posted(
          SAML.logoutResponse(LOGOUT, SignOnDesk.idOf(departure), "Success", NOW))));
      assertThat(desk.signOff.receive(ACME, back, desk.browser()).orElseThrow().url()).isEqualTo("/bye");
      assertThat(reason(desk.signOff.receive(ACME, back, desk.browser()))).isEqualTo(SamlReason.LOGOUT_RESPONSE_UNKNOWN);
    }

    @Test
    void endsTheSessionsThatTheProviderOrdersAndAnswers() {
      Departure answer = desk.signOff.receive(ACME, ordered(BOB, "session-1"), desk.browser()).orElseThrow();
      assertThat(answer.url()).startsWith(SAML.entityId() + "/slo?SAMLResponse=");
      assertThat(query(answer.url())).containsEntry("RelayState", "r");
      assertThat(check(desk.session)).isEqualTo(SessionReason.SESSION_REVOKED);
      assertThat(out()).isEqualTo("provider-logout");
      assertThat(desk.last(Kind.LOGOUT_RECEIVED).details()).containsEntry("sessions", "1");
    }

    @Test
    void endsNoSessionsOfAFormerEntityOfTheProvider() {
      FakeSamlProvider next = FakeSamlProvider.create("https://next.example");
      desk.idpOfSaml = next.describe();
      Answer order = Answer.post(ADFS, LOGOUT, "SAMLRequest=" + encoded(FakeSamlProvider.posted(
          next.logoutRequest(LOGOUT, BOB, List.of(), desk.clock.instant()))));
      assertThat(desk.signOff.receive(ACME, order, desk.browser()).whyNot()).isEmpty();
      assertThat(desk.last(Kind.LOGOUT_RECEIVED).details()).containsEntry("sessions", "0");
      assertThat(check(desk.session)).isEqualTo("accepted");
    }

    /** It would read the name of somebody whom it does not know, and end what its own person of that name has open. */
    @Test
    void asksNobodyElseThanTheEntityOfTheLogin() {
      desk.idpOfSaml = FakeSamlProvider.create("https://next.example").describe();
      assertThat(desk.signOff.leave(ACME, desk.browser()).url()).isEqualTo("/bye");
      assertThat(check(desk.session)).isEqualTo(SessionReason.SESSION_REVOKED);
    }

    @Test
    void endsAllSessionsOfThePersonIfNoneIsNamedAndNoneOfAnother() {
      String first = desk.session;
      desk.session = null;
      desk.signedOn(ADFS);
      assertThat(reason(desk.signOff.receive(ACME, ordered(new NameIdentifier(
          "bob@acme.example", NameIdentifier.PERSISTENT, null, null)), desk.browser()))).isEqualTo(SamlReason.LOGOUT_NAMEID);
      assertThat(reason(desk.signOff.receive(ACME, ordered(BOB, "session-9"), desk.browser())))
          .isEqualTo(SamlReason.LOGOUT_SESSION_INDEX);
      assertThat(check(first)).isEqualTo("accepted");
      desk.signOff.receive(ACME, ordered(BOB), desk.browser()).orElseThrow();
      assertThat(check(first)).isEqualTo(SessionReason.SESSION_REVOKED);
      assertThat(check(desk.session)).isEqualTo(SessionReason.SESSION_REVOKED);
    }

    @Test
    void refusesWhatIsNoMessageOfALogout() {
      for (String body : List.of("", "SAMLRequest=", "SAMLResponse=a&SAMLResponse=b")) {
        assertThat(reason(desk.signOff.receive(ACME, Answer.post(ADFS, LOGOUT, body), desk.browser())))
            .isEqualTo(SignOnReason.ANSWER_MALFORMED);
      }
      assertThat(desk.last(Kind.LOGOUT_REFUSED).provider()).isEqualTo(ADFS);
      assertThat(check(desk.session)).isEqualTo("accepted");
    }
  }

  @Test
  void leavesHereAloneWhereTheProviderHasNoLogout() {
    desk.signedOn(GITHUB);
    assertThat(desk.signOff.leave(ACME, desk.browser()).url()).isEqualTo("/bye");
    assertThat(check(desk.session)).isEqualTo(SessionReason.SESSION_REVOKED);
    desk.session = null;
    assertThat(desk.signOff.leave(ACME, desk.browser()).url()).isEqualTo("/bye");
  }

  @Test
  void forgetsWhatWasKeptForTheLogout() {
    var id = desk.signedOn(OKTA).session().session().id();
    assertThat(desk.proofs.find(ACME, id)).isPresent();
    desk.endings.endAll(ACME, new SessionFilter.Everybodys(), EndReason.ENDED_BY_ADMIN, CLIENT);
    assertThat(desk.proofs.find(ACME, id)).isEmpty();
  }
}
