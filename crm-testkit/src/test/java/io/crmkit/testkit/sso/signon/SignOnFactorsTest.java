package io.crmkit.testkit.sso.signon;

import static io.crmkit.testkit.sso.signon.SignOnDesk.ACME;
import static io.crmkit.testkit.sso.signon.SignOnDesk.ADFS;
import static io.crmkit.testkit.sso.signon.SignOnDesk.CLIENT;
import static io.crmkit.testkit.sso.signon.SignOnDesk.OKTA;
import static io.crmkit.testkit.sso.signon.SignOnDesk.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.account.AccountPorts;
import io.crmkit.sso.account.Accounts;
import io.crmkit.sso.account.model.AccountPolicy;
import io.crmkit.sso.account.model.AccountReason;
import io.crmkit.sso.account.model.Role;
import io.crmkit.sso.account.port.Revocations;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.mfa.FactorStatus.TotpState;
import io.crmkit.sso.mfa.SentCode;
import io.crmkit.sso.mfa.TotpEnrolment;
import io.crmkit.sso.mfa.model.Channel;
import io.crmkit.sso.mfa.model.FactorReason;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.oauth.model.OAuthReason;
import io.crmkit.sso.session.model.SessionReason;
import io.crmkit.sso.signon.FactorProof.Backup;
import io.crmkit.sso.signon.FactorProof.Sent;
import io.crmkit.sso.signon.FactorProof.Totp;
import io.crmkit.sso.signon.SignOnOutcome;
import io.crmkit.sso.signon.SignOnOutcome.FactorNeeded;
import io.crmkit.sso.signon.SignOnOutcome.SignedOn;
import io.crmkit.sso.signon.model.SecondFactorRule;
import io.crmkit.sso.signon.model.SecondFactorRule.When;
import io.crmkit.sso.token.IssuedTokens;
import io.crmkit.sso.token.ShownBy;
import io.crmkit.sso.token.model.Grant.Assurance;
import io.crmkit.sso.token.model.TokenReason;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The second factor of a login: asked for, passed, skipped, enrolled on the way. */
class SignOnFactorsTest {

  private final SignOnDesk desk = new SignOnDesk();

  /** Enrols an app in the session of this browser; a step later its next code is fresh. */
  private Authenticator enrolled() {
    TotpEnrolment offer = desk.signOn.factors().enrolTotp(ACME, desk.browser()).orElseThrow();
    Authenticator app = new Authenticator(offer);
    SignedOn done = desk.signOn.factors().confirmTotp(ACME, app.code(desk.clock.instant()), desk.browser()).orElseThrow();
    desk.session = done.session().cookie();
    desk.clock.move(Duration.ofSeconds(30));
    return app;
  }

  private FactorNeeded needed() {
    SignOnOutcome outcome = desk.login(OKTA);
    assertThat(outcome).isInstanceOf(FactorNeeded.class);
    return (FactorNeeded) outcome;
  }

  private void pass(SignedOn done) {
    desk.session = done.session().cookie();
    assertThat(reason(desk.signOn.check(ACME, desk.browser()))).isEqualTo("accepted");
  }

  @Test
  void isAskedOfWhoHasEnrolledOneAndEndsTheLogin() {
    desk.signedOn(OKTA);
    Authenticator app = enrolled();
    FactorNeeded needed = needed();

    assertThat(needed.factors().totp()).isEqualTo(TotpState.CONFIRMED);
    assertThat(desk.kinds()).filteredOn(Kind.LOGIN_SUCCEEDED::equals).as("only the first login").hasSize(1);
    String half = desk.session;
    SignedOn done = desk.signOn.factors()
        .pass(ACME, new Totp(app.code(desk.clock.instant())), desk.browser()).orElseThrow();
    assertThat(done.returnTo()).isEqualTo("/deals/7");
    assertThat(desk.last(Kind.LOGIN_SUCCEEDED).session()).isEqualTo(done.session().session().id().value());
    pass(done);
    assertThat(reason(desk.sessions.check(ACME, half, CLIENT))).isEqualTo(SessionReason.SESSION_ROTATED);
  }

  @Test
  void cannotBeSkipped() {
    desk.signedOn(OKTA);
    enrolled();
    needed();
    assertThat(reason(desk.signOn.check(ACME, desk.browser()))).isEqualTo(SessionReason.FACTOR_REQUIRED);
    assertThat(reason(desk.sessionTokens.issue(ACME, "app", null, desk.browser()))).isEqualTo(SessionReason.FACTOR_REQUIRED);
    assertThat(reason(desk.signOn.factors().enrolTotp(ACME, desk.browser()))).isEqualTo(SessionReason.FACTOR_REQUIRED);
    assertThat(reason(desk.signOn.factors().confirmTotp(ACME, "000000", desk.browser())))
        .isEqualTo(SessionReason.FACTOR_REQUIRED);
  }

  @Test
  void isRefusedWithAWrongCodeAndWithoutALogin() {
    desk.signedOn(OKTA);
    Authenticator app = enrolled();
    needed();
    String wrong = app.code(desk.clock.instant().plusSeconds(3600));
    assertThat(reason(desk.signOn.factors().pass(ACME, new Totp(wrong), desk.browser())))
        .isEqualTo(FactorReason.CODE_INVALID);
    assertThat(desk.last(Kind.LOGIN_REFUSED).reason()).isEqualTo("sso.code-invalid");
    desk.session = desk.sessions.begin(ACME, CLIENT).cookie();
    assertThat(reason(desk.signOn.factors().pass(ACME, new Totp("000000"), desk.browser())))
        .isEqualTo(SessionReason.LOGIN_REQUIRED);
    desk.session = null;
    assertThat(reason(desk.signOn.factors().pass(ACME, new Totp("000000"), desk.browser())))
        .isEqualTo(SessionReason.SESSION_UNKNOWN);
  }

  @Test
  void doesNotLetASuspendedUserIn() {
    UserId user = desk.signedOn(OKTA).account().user();
    Authenticator app = enrolled();
    needed();
    desk.accounts.suspend(ACME, user, CLIENT).orElseThrow();
    assertThat(reason(desk.signOn.factors().pass(ACME, new Totp(app.code(desk.clock.instant())), desk.browser())))
        .isEqualTo(SessionReason.SESSION_REVOKED);
  }

  @Test
  void mayBeABackupCodeOrOneThatWasSent() {
    UserId user = desk.signedOn(OKTA).account().user();
    SentCode verify = desk.factors.enrolAddress(ACME, user, Channel.EMAIL, "a@acme.example", CLIENT).orElseThrow();
    desk.factors.confirmAddress(ACME, user, verify.id(), desk.sender.last().code(), CLIENT).orElseThrow();
    String backup = desk.factors.replaceBackupCodes(ACME, user, CLIENT).orElseThrow().codes().get(0);
    desk.clock.move(Duration.ofMinutes(2));

    needed();
    pass(desk.signOn.factors().pass(ACME, new Backup(backup), desk.browser()).orElseThrow());
    needed();
    SentCode sent = desk.signOn.factors().challenge(ACME, Channel.EMAIL, desk.browser()).orElseThrow();
    pass(desk.signOn.factors().pass(ACME, new Sent(sent.id(), desk.sender.last().code()), desk.browser()).orElseThrow());
  }

  @Nested
  class TheRule {

    @Test
    void letsThoseEnrolOnTheWayWhoHaveNone() {
      desk.factor = new SecondFactorRule(When.ALWAYS, Set.of());
      FactorNeeded needed = needed();
      assertThat(needed.factors().totp()).isEqualTo(TotpState.NONE);
      enrolled();
      assertThat(reason(desk.signOn.check(ACME, desk.browser()))).isEqualTo("accepted");
      assertThat(desk.kinds()).containsOnlyOnce(Kind.LOGIN_SUCCEEDED);
    }

    @Test
    void takesTwoFactorsOfTheProviderForTwo() {
      desk.factor = new SecondFactorRule(When.ALWAYS, Set.of("mfa"));
      desk.signedOn(OKTA);
      assertThat(desk.login(ADFS)).isInstanceOf(FactorNeeded.class);
    }

    @Test
    void mayNeverAsk() {
      desk.signedOn(OKTA);
      enrolled();
      desk.factor = new SecondFactorRule(When.NEVER, Set.of());
      desk.signedOn(OKTA);
    }

    @Test
    void thatNeverAsksLetsNobodyReplaceAnAppByTheFirstFactorAlone() {
      desk.signedOn(OKTA);
      Authenticator app = enrolled();
      desk.factor = new SecondFactorRule(When.NEVER, Set.of());
      desk.signedOn(OKTA);
      assertThat(reason(desk.signOn.factors().enrolTotp(ACME, desk.browser()))).isEqualTo(SessionReason.FACTOR_REQUIRED);
      assertThat(reason(desk.signOn.factors().confirmTotp(ACME, "000000", desk.browser())))
          .isEqualTo(SessionReason.FACTOR_REQUIRED);

      pass(desk.signOn.factors().pass(ACME, new Totp(app.code(desk.clock.instant())), desk.browser()).orElseThrow());
      enrolled();
    }

    @Test
    void letsTwoFactorsOfTheProviderReplaceAnApp() {
      desk.signedOn(OKTA);
      enrolled();
      desk.factor = new SecondFactorRule(When.IF_ENROLLED, Set.of("mfa"));
      desk.signedOn(OKTA);
      enrolled();
    }
  }

  @Test
  void isAskedAfterAPasswordToo() {
    UserId user = desk.signedOn(OKTA).account().user();
    Authenticator app = enrolled();
    desk.local.password(ACME, user, "correct horse battery");
    assertThat(reason(desk.signOn.check(ACME, desk.browser()))).isEqualTo(SessionReason.SESSION_REVOKED);

    SignOnOutcome wrong = desk.signOn.local(ACME, "alice@acme.example", "wrong", "/", desk.browser());
    assertThat(reason(wrong)).isEqualTo(AccountReason.AUTH_FAILED);
    assertThat(desk.last(Kind.LOGIN_REFUSED).reason()).isEqualTo("sso.auth-failed");
    assertThat(desk.last(Kind.LOGIN_REFUSED).user()).isNull();
    SignOnOutcome half = desk.signOn.local(ACME, "alice@acme.example", "correct horse battery", "/x", desk.browser());
    assertThat(half).isInstanceOf(FactorNeeded.class);
    desk.session = ((FactorNeeded) half).session().cookie();
    SignedOn done = desk.signOn.factors()
        .pass(ACME, new Totp(app.code(desk.clock.instant())), desk.browser()).orElseThrow();
    assertThat(done.returnTo()).isEqualTo("/x");
    pass(done);
    assertThat(desk.signOff.leave(ACME, desk.browser()).url()).isEqualTo("/bye");
    assertThat(reason(desk.signOn.local(ACME, "a", "b", "//evil.example", desk.browser())))
        .isEqualTo(OAuthReason.RETURN_TO_UNSAFE);
  }

  @Test
  void endsOtherSessionsWhenItIsEnrolled() {
    desk.signedOn(OKTA);
    String elsewhere = desk.session;
    desk.session = null;
    desk.signedOn(OKTA);
    enrolled();
    assertThat(reason(desk.sessions.check(ACME, elsewhere, CLIENT))).isEqualTo(SessionReason.SESSION_REVOKED);
    assertThat(reason(desk.signOn.check(ACME, desk.browser()))).isEqualTo("accepted");
  }

  @Nested
  class Tokens {

    private final ShownBy app = new ShownBy("app", null, CLIENT);

    private IssuedTokens issued() {
      return desk.sessionTokens.issue(ACME, "app", null, desk.browser()).orElseThrow();
    }

    @Test
    void haveTheRolesOfTodayEachTimeTheyAreRefreshed() {
      UserId user = desk.signedOn(OKTA).account().user();
      IssuedTokens first = issued();
      assertThat(desk.tokens.access().verify(ACME, first.access().text()).orElseThrow().grant().roles()).containsExactly("sales");
      desk.accounts.grant(ACME, user, Set.of(new Role("manager")), CLIENT).orElseThrow();
      IssuedTokens next = desk.tokens.refresh().refresh(ACME, first.refresh(), app).orElseThrow();
      assertThat(desk.tokens.access().verify(ACME, next.access().text()).orElseThrow().grant().roles())
          .containsExactly("manager", "sales");
    }

    @Test
    void sayTwoFactorsWhereTheLoginOfTheProviderCountsForTwo() {
      desk.signedOn(OKTA);
      assertThat(passed(issued())).isEqualTo(Assurance.ONE_FACTOR);
      desk.factor = new SecondFactorRule(When.ALWAYS, Set.of("mfa"));
      desk.signedOn(OKTA);
      IssuedTokens strong = issued();
      assertThat(passed(strong)).isEqualTo(Assurance.TWO_FACTORS);
      assertThat(passed(desk.tokens.refresh().refresh(ACME, strong.refresh(), app).orElseThrow()))
          .isEqualTo(Assurance.TWO_FACTORS);
    }

    private Assurance passed(IssuedTokens issued) {
      return desk.tokens.access().verify(ACME, issued.access().text()).orElseThrow().grant().factors().passed();
    }

    @Test
    void endWithTheRightsToThem() {
      UserId user = desk.signedOn(OKTA).account().user();
      IssuedTokens first = issued();
      desk.accounts.suspend(ACME, user, CLIENT).orElseThrow();
      assertThat(desk.tokens.access().verify(ACME, first.access().text()).whyNot()).isPresent();
      assertThat(desk.tokens.refresh().refresh(ACME, first.refresh(), app).whyNot()).isPresent();
    }

    @Test
    void areNotRenewedForWhoIsSuspended() {
      UserId user = desk.signedOn(OKTA).account().user();
      IssuedTokens first = issued();
      Accounts elsewhere = new Accounts(
          new AccountPorts(desk.accountStore, tenant ->
              new AccountPolicy(Set.of(), Set.of(), null),
              Revocations.none(), desk.events), desk.clock);
      elsewhere.suspend(ACME, user, CLIENT).orElseThrow();
      assertThat(reason(desk.tokens.refresh().refresh(ACME, first.refresh(), app)))
          .isEqualTo(TokenReason.REFRESH_GRANT_ENDED);
      assertThat(reason(desk.signOn.check(ACME, desk.browser()))).isEqualTo(SessionReason.SESSION_REVOKED);
    }

    @Test
    void endWithALogout() {
      desk.signedOn(OKTA);
      IssuedTokens first = issued();
      desk.signOff.leave(ACME, desk.browser());
      assertThat(desk.tokens.access().verify(ACME, first.access().text()).whyNot()).isPresent();
      assertThat(desk.tokens.refresh().refresh(ACME, first.refresh(), app).whyNot()).isPresent();
    }
  }
}
