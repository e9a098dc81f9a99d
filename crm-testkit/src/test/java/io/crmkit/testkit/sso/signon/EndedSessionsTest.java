package io.crmkit.testkit.sso.signon;

import static io.crmkit.testkit.sso.signon.SignOnDesk.ACME;
import static io.crmkit.testkit.sso.signon.SignOnDesk.ADFS;
import static io.crmkit.testkit.sso.signon.SignOnDesk.AUDIENCE;
import static io.crmkit.testkit.sso.signon.SignOnDesk.CLIENT;
import static io.crmkit.testkit.sso.signon.SignOnDesk.CONSUMER;
import static io.crmkit.testkit.sso.signon.SignOnDesk.ISSUER;
import static io.crmkit.testkit.sso.signon.SignOnDesk.LOGOUT;
import static io.crmkit.testkit.sso.signon.SignOnDesk.OKTA;
import static io.crmkit.testkit.sso.signon.SignOnDesk.SAML;
import static io.crmkit.testkit.sso.signon.SignOnDesk.encoded;
import static io.crmkit.testkit.sso.signon.SignOnDesk.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.sso.account.AccountPorts;
import io.crmkit.sso.account.Accounts;
import io.crmkit.sso.account.model.AccountPolicy;
import io.crmkit.sso.account.port.AccountPolicies;
import io.crmkit.sso.account.port.Revocations;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.audit.SecurityEventFilter;
import io.crmkit.sso.audit.SecurityEvents;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.oauth.model.OAuthReason;
import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.saml.model.SamlEndpoint;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.session.SessionPorts;
import io.crmkit.sso.session.Sessions;
import io.crmkit.sso.session.model.EndReason;
import io.crmkit.sso.session.model.SessionFilter;
import io.crmkit.sso.session.model.SessionId;
import io.crmkit.sso.session.model.SessionPolicy;
import io.crmkit.sso.session.model.SessionReason;
import io.crmkit.sso.session.model.SessionView;
import io.crmkit.sso.session.port.SessionPolicies;
import io.crmkit.sso.signon.AccountRenewal;
import io.crmkit.sso.signon.Answer;
import io.crmkit.sso.signon.FactorProof.Totp;
import io.crmkit.sso.signon.SessionEndings;
import io.crmkit.sso.signon.SessionTokens;
import io.crmkit.sso.signon.SignOnOutcome.FactorNeeded;
import io.crmkit.sso.signon.SignOnOutcome.SignedOn;
import io.crmkit.sso.token.IssuedTokens;
import io.crmkit.sso.token.RefreshTokens;
import io.crmkit.sso.token.ShownBy;
import io.crmkit.sso.token.TokenSettings;
import io.crmkit.sso.token.Tokens;
import io.crmkit.sso.token.model.Grant;
import io.crmkit.sso.token.model.TokenReason;
import io.crmkit.testkit.sso.saml.FakeSamlProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is left of a session that is over, by whatever and however long ago: no token. */
class EndedSessionsTest {

  private static final NameIdentifier BOB =
      new NameIdentifier("bob@acme.example", NameIdentifier.EMAIL_ADDRESS, null, null);
  private static final ShownBy APP = new ShownBy("app", null, CLIENT);
  private static final Duration IDLE = Duration.ofMinutes(31);

  private final SignOnDesk desk = new SignOnDesk();

  private IssuedTokens issued() {
    return desk.sessionTokens.issue(ACME, "app", null, desk.browser()).orElseThrow();
  }

  private Object refreshed(IssuedTokens tokens) {
    return reason(desk.tokens.refresh().refresh(ACME, tokens.refresh(), APP));
  }

  private Object access(IssuedTokens tokens) {
    return reason(desk.tokens.access().verify(ACME, tokens.access().text()));
  }

  /** Logs in with another browser than the one before. */
  private SignedOn elsewhere() {
    desk.session = null;
    return desk.signedOn(OKTA);
  }

  private Authenticator enrolled() {
    Authenticator app = new Authenticator(desk.signOn.factors().enrolTotp(ACME, desk.browser()).orElseThrow());
    desk.session = desk.signOn.factors().confirmTotp(ACME, app.code(desk.clock.instant()), desk.browser())
        .orElseThrow().session().cookie();
    desk.clock.move(Duration.ofSeconds(30));
    return app;
  }

  @Nested
  class WhileItEnds {

    @Test
    void leavesNoTokensThatWereIssuedMeanwhile() {
      desk.signedOn(OKTA);
      SessionTokens overtaken = new SessionTokens(desk.signOn, desk.tokens, new AccountRenewal(desk.accountStore, roles -> {
        desk.signOff.leave(ACME, desk.browser());
        return Set.of();
      }));

      assertThat(reason(overtaken.issue(ACME, "app", null, desk.browser()))).isEqualTo(SessionReason.SESSION_REVOKED);
      assertThat(desk.kinds()).contains(Kind.TOKEN_ISSUED).endsWith(Kind.SESSION_ENDED);
      assertThat(desk.last(Kind.SESSION_ENDED).details()).containsEntry("cause", "logout");
    }

    @Test
    void leavesNoTokensThatWereOpenedBetweenItsTokensAndItself() {
      SessionView session = desk.signedOn(OKTA).session().session();
      Grant grant = issued().access().token().grant();
      List<IssuedTokens> late = new ArrayList<>();
      SecurityEvents overtaken = new OnAppend(desk.events, () ->
          late.add(desk.tokens.refresh().open(ACME, grant, null, CLIENT).orElseThrow()));
      Sessions sessions = new Sessions(new SessionPorts(
          desk.sessionStore, SessionPolicies.same(SessionPolicy.USUAL), overtaken), desk.clock);

      assertThat(SessionEndings.of(sessions, desk.proofs).withTokens(desk.tokens)
          .end(ACME, session, EndReason.ENDED_BY_ADMIN, CLIENT)).isEqualTo(1);
      assertThat(late).hasSize(1);
      assertThat(refreshed(late.get(0))).isEqualTo(TokenReason.REFRESH_LOGGED_OUT);
    }

    @Test
    void leavesNothingToRefreshWhereAStoreWasAwayMeanwhile() {
      SessionView session = desk.signedOn(OKTA).session().session();
      Grant grant = issued().access().token().grant();
      List<IssuedTokens> late = new ArrayList<>();
      Sessions failing = new Sessions(new SessionPorts(
          desk.sessionStore, SessionPolicies.same(SessionPolicy.USUAL), new OnAppend(desk.events, () -> {
            late.add(desk.tokens.refresh().open(ACME, grant, null, CLIENT).orElseThrow());
            throw new IllegalStateException("the store is away");
          })), desk.clock);
      SessionEndings endings = SessionEndings.of(failing, desk.proofs).withTokens(desk.tokens);
      SessionFilter all = new SessionFilter.OfUser(session.user());
      assertThatIllegalStateException().isThrownBy(() -> endings.endAll(ACME, all, EndReason.PROVIDER_LOGOUT, CLIENT));
      assertThat(endings.endAll(ACME, all, EndReason.PROVIDER_LOGOUT, CLIENT)).as("nothing of it is found again").isZero();

      RefreshTokens renewed = Tokens.builder(
          TokenSettings.builder("https://crm.example", "https://api.crm.example").build(), desk.tokenStore.stores(), desk.sealer,
          desk.events, desk.clock).renewal(desk.renewal.withSessions(desk.sessions)).build().refresh();
      assertThat(reason(renewed.refresh(ACME, late.get(0).refresh(), APP))).isEqualTo(TokenReason.REFRESH_GRANT_ENDED);
      assertThat(access(late.get(0))).isEqualTo(TokenReason.TOKEN_DENIED);
    }

    @Test
    void leavesWhatRanOutToItsOwnTime() {
      desk.signedOn(OKTA);
      Grant grant = issued().access().token().grant();
      AccountRenewal renewal = desk.renewal.withSessions(desk.sessions);
      desk.clock.move(IDLE);
      assertThat(reason(renewal.renew(ACME, grant, desk.clock.instant()))).isEqualTo("accepted");
      assertThat(desk.sessions.sweep(ACME, 10)).isEqualTo(1);
      assertThat(reason(renewal.renew(ACME, grant, desk.clock.instant()))).isEqualTo("accepted");
    }
  }

  /** A trail in which something happens whenever a line is added. */
  private record OnAppend(SecurityEvents events, Runnable then) implements SecurityEvents {

    @Override
    public void append(TenantId tenant, SecurityEvent event) {
      events.append(tenant, event);
      then.run();
    }

    @Override
    public Page<SecurityEvent> all(TenantId tenant, PageRequest page) {
      return events.all(tenant, page);
    }

    @Override
    public Page<SecurityEvent> list(TenantId tenant, SecurityEventFilter filter, PageRequest page) {
      return events.list(tenant, filter, page);
    }

    @Override
    public int purge(TenantId tenant, Instant happenedBefore) {
      return events.purge(tenant, happenedBefore);
    }
  }

  @Nested
  class EndedByALogin {

    @Test
    void leavesNeitherTokensNorWhatWasKeptForItsLogout() {
      SessionView before = desk.signedOn(OKTA).session().session();
      IssuedTokens old = issued();
      desk.signedOn(OKTA);
      IssuedTokens own = issued();

      assertThat(refreshed(old)).isEqualTo(TokenReason.REFRESH_LOGGED_OUT);
      assertThat(access(old)).isEqualTo(TokenReason.TOKEN_DENIED);
      assertThat(desk.proofs.find(ACME, before.id())).isEmpty();
      assertThat(refreshed(own)).isEqualTo("accepted");
    }

    @Test
    void leavesThoseOfOtherBrowsers() {
      SessionView before = desk.signedOn(OKTA).session().session();
      IssuedTokens old = issued();
      elsewhere();
      desk.session = desk.session + "x";
      desk.signedOn(OKTA);

      assertThat(refreshed(old)).isEqualTo("accepted");
      assertThat(desk.proofs.find(ACME, before.id())).isPresent();
    }

    @Test
    void doesNotEndWhereTheSameLoginPassesItsSecondFactor() {
      desk.signedOn(OKTA);
      Authenticator app = enrolled();
      SessionId half = ((FactorNeeded) desk.login(OKTA)).session().session().id();
      SignedOn done = desk.signOn.factors()
          .pass(ACME, new Totp(app.code(desk.clock.instant())), desk.browser()).orElseThrow();
      desk.session = done.session().cookie();

      assertThat(done.session().session().id()).isEqualTo(half);
      assertThat(desk.proofs.find(ACME, half)).isPresent();
      assertThat(refreshed(issued())).isEqualTo("accepted");
    }
  }

  @Test
  void leavesNoTokensWhereAnotherFactorEndedIt() {
    SessionView other = desk.signedOn(OKTA).session().session();
    IssuedTokens others = issued();
    elsewhere();
    IssuedTokens own = issued();
    enrolled();

    assertThat(refreshed(others)).isEqualTo(TokenReason.REFRESH_LOGGED_OUT);
    assertThat(access(others)).isEqualTo(TokenReason.TOKEN_DENIED);
    assertThat(desk.proofs.find(ACME, other.id())).isEmpty();
    assertThat(refreshed(own)).isEqualTo("accepted");
  }

  @Test
  void leavesNoTokensWhereACheckFindsItsUserSuspended() {
    UserId user = desk.signedOn(OKTA).account().user();
    IssuedTokens tokens = issued();
    new Accounts(new AccountPorts(desk.accountStore, AccountPolicies.same(new AccountPolicy(Set.of(), Set.of(), null)),
        Revocations.none(), desk.events), desk.clock).suspend(ACME, user, CLIENT).orElseThrow();
    assertThat(access(tokens)).isEqualTo("accepted");

    assertThat(reason(desk.signOn.check(ACME, desk.browser()))).isEqualTo(SessionReason.SESSION_REVOKED);
    assertThat(access(tokens)).isEqualTo(TokenReason.TOKEN_DENIED);
  }

  @Nested
  class LongIdle {

    private final Object loggedOut = TokenReason.REFRESH_LOGGED_OUT;

    @Test
    void hasNoTokensAfterALogoutByTheBackChannel() {
      desk.signedOn(OKTA);
      IssuedTokens unnoticed = issued();
      elsewhere();
      IssuedTokens noticed = issued();
      desk.clock.move(IDLE);
      assertThat(reason(desk.sessions.check(ACME, desk.session, CLIENT))).isEqualTo(SessionReason.SESSION_IDLE);

      assertThat(desk.signOff.backChannel(ACME, OKTA, token(), CLIENT).orElseThrow()).as("open").isZero();
      assertThat(refreshed(unnoticed)).isEqualTo(loggedOut);
      assertThat(refreshed(noticed)).isEqualTo(loggedOut);
      assertThat(desk.events.of(ACME)).extracting(each -> each.details().get("why"))
          .as("what ran out is told to have run out").doesNotContain("provider-logout").contains("idle");
    }

    private String token() {
      Instant now = desk.clock.instant();
      return desk.idp.logoutToken(Map.of("iss", ISSUER, "aud", "crm", "iat", now, "exp", now.plusSeconds(120),
          "jti", "1", "sub", "alice",
          "events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())));
    }

    @Test
    void hasNoTokensAfterALogoutOfItAndOfAnOpenOneBySaml() {
      log("session-1");
      IssuedTokens idle = issued();
      desk.clock.move(IDLE);
      desk.session = null;
      log("session-2");
      IssuedTokens open = issued();

      assertThat(reason(desk.signOff.receive(ACME, ordered("session-1", "session-3"), desk.browser())))
          .isEqualTo(SamlReason.LOGOUT_SESSION_INDEX);
      desk.signOff.receive(ACME, ordered("session-1", "session-2"), desk.browser()).orElseThrow();
      assertThat(refreshed(idle)).isEqualTo(loggedOut);
      assertThat(refreshed(open)).isEqualTo(loggedOut);
      assertThat(desk.last(Kind.LOGOUT_RECEIVED).details()).containsEntry("sessions", "1");
    }

    private void log(String index) {
      String request = SignOnDesk.idOf(desk.begin(ADFS).departure());
      desk.complete(SignOnDesk.saml(io.crmkit.testkit.sso.saml.Answer.to(AUDIENCE, CONSUMER, desk.clock.instant())
          .inResponseTo(request).session(index, null)));
    }

    @Test
    void keepsTheTokensIfAStrangerLogsOutWithAGuessedCookie() {
      desk.signedOn(OKTA);
      IssuedTokens tokens = issued();
      String own = Objects.requireNonNull(desk.session, "session");
      String guessed = own.substring(0, own.lastIndexOf('.') + 1) + "A".repeat(43);
      desk.clock.move(IDLE);

      desk.session = own + "x";
      assertThat(desk.signOff.leave(ACME, desk.browser()).url()).isEqualTo("/bye");
      desk.session = guessed;
      assertThat(desk.signOff.leave(ACME, desk.browser()).url()).isEqualTo("/bye");
      assertThat(access(issuedAfter(tokens))).as("a stranger's cookie ends nothing").isEqualTo("accepted");
    }

    private IssuedTokens issuedAfter(IssuedTokens tokens) {
      return desk.tokens.refresh().refresh(ACME, tokens.refresh(), APP).orElseThrow();
    }

    @Test
    void hasNoTokensAfterALogoutWithItsCookie() {
      desk.signedOn(OKTA);
      IssuedTokens tokens = issued();
      desk.clock.move(IDLE);

      assertThat(desk.signOff.leave(ACME, desk.browser()).url()).isEqualTo("/bye");
      assertThat(refreshed(tokens)).isEqualTo(loggedOut);
    }

    @Test
    void hasNoTokensAfterALogoutInAFrameWithItsCookie() {
      desk.signedOn(OKTA);
      IssuedTokens tokens = issued();
      desk.clock.move(IDLE);

      assertThat(desk.signOff.frontChannel(ACME, OKTA, ISSUER, "session-1", desk.browser()).orElseThrow())
          .as("open").isZero();
      assertThat(refreshed(tokens)).isEqualTo(loggedOut);
    }
  }

  private Answer ordered(String... indexes) {
    return Answer.post(ADFS, LOGOUT, "SAMLRequest=" + encoded(FakeSamlProvider.posted(
        SAML.logoutRequest(LOGOUT, BOB, List.of(indexes), desk.clock.instant()))));
  }

  @Test
  void isNotOrderedWhereEitherSideTakesNoLogout() {
    desk.signedOn(ADFS);
    desk.idpOfSaml = IdentityProvider.builder(SAML.entityId()).signOn(SamlEndpoint.redirect(SAML.entityId() + "/sso"))
        .signingCertificate(SAML.describe().signingCertificates().get(0)).build();
    assertThat(reason(desk.signOff.receive(ACME, ordered(), desk.browser()))).isEqualTo(OAuthReason.LOGOUT_UNSUPPORTED);
    desk.idpOfSaml = SAML.describe();
    desk.logoutPlace = null;
    assertThat(reason(desk.signOff.receive(ACME, ordered(), desk.browser()))).isEqualTo(OAuthReason.LOGOUT_UNSUPPORTED);

    assertThat(desk.last(Kind.LOGOUT_REFUSED).provider()).isEqualTo(ADFS);
    assertThat(reason(desk.sessions.check(ACME, desk.session, CLIENT))).isEqualTo("accepted");
  }
}
