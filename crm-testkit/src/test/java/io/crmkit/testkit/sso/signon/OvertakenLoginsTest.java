package io.crmkit.testkit.sso.signon;

import static io.crmkit.testkit.sso.signon.SignOnDesk.ACME;
import static io.crmkit.testkit.sso.signon.SignOnDesk.ADFS;
import static io.crmkit.testkit.sso.signon.SignOnDesk.CLIENT;
import static io.crmkit.testkit.sso.signon.SignOnDesk.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.paging.PageRequest;
import io.crmkit.sso.account.model.AccountReason;
import io.crmkit.sso.account.model.AccountView;
import io.crmkit.sso.account.model.Admission.Addresses;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.saml.SamlSignOn;
import io.crmkit.sso.session.SessionPorts;
import io.crmkit.sso.session.Sessions;
import io.crmkit.sso.session.model.SessionFilter;
import io.crmkit.sso.session.model.SessionPolicy;
import io.crmkit.sso.session.model.SessionReason;
import io.crmkit.sso.signon.Answer;
import io.crmkit.sso.signon.Browser;
import io.crmkit.sso.signon.SignOn;
import io.crmkit.sso.signon.SignOnOutcome;
import io.crmkit.sso.signon.SignOnServices;
import io.crmkit.sso.signon.model.SecondFactorRule;
import org.junit.jupiter.api.Test;

/** Logins whose grounds somebody takes away after they were looked at, and before there is a session that would end with them. */
class OvertakenLoginsTest {

  private static final String ADDRESS = "bob@acme.example";
  private static final String PASSWORD = "correct horse battery";

  private final SignOnDesk desk = desk();
  private Runnable meanwhile = () -> {};
  private final SignOn overtaken = SignOn.builder(new SignOnServices(desk.accounts, new Sessions(new SessionPorts(
      desk.sessionStore, tenant -> {
        meanwhile.run();
        return SessionPolicy.USUAL;
      }, desk.events), desk.clock), desk.factors, desk.endings), desk.ports, desk.clock)
      .saml(new SamlSignOn(desk.requests, desk.replays, desk.clock)).local(desk.local, SecondFactorRule.USUAL).build();

  /** A host that takes the addresses of the provider for proved, so that a password goes with one. */
  private static SignOnDesk desk() {
    SignOnDesk desk = new SignOnDesk();
    desk.admission = desk.admission.addresses(Addresses.TRUSTED);
    return desk;
  }

  /** Somebody who is logged in by the provider in this browser, and logs in in another one. */
  private SignOnOutcome elsewhere() {
    Answer answer = desk.answer(ADFS, desk.begin(ADFS).departure());
    return overtaken.complete(ACME, answer, new Browser(desk.login, null, CLIENT));
  }

  private SignOnOutcome byPassword() {
    return overtaken.local(ACME, ADDRESS, PASSWORD, "/", new Browser(null, null, CLIENT));
  }

  private int open(UserId user) {
    return desk.sessions.list(ACME, new SessionFilter.OfUser(user), PageRequest.first(10)).items().size();
  }

  private void enrolled() {
    Authenticator app = new Authenticator(desk.signOn.factors().enrolTotp(ACME, desk.browser()).orElseThrow());
    desk.session = desk.signOn.factors().confirmTotp(ACME, app.code(desk.clock.instant()), desk.browser())
        .orElseThrow().session().cookie();
  }

  @Test
  void leaveNoSessionWithoutTheFactorThatWasEnrolledMeanwhile() {
    UserId user = desk.signedOn(ADFS).account().user();
    meanwhile = this::enrolled;

    assertThat(reason(elsewhere())).isEqualTo(SessionReason.SESSION_REVOKED);
    assertThat(desk.last(Kind.LOGIN_REFUSED).reason()).isEqualTo("sso.session-revoked");
    assertThat(desk.kinds()).containsOnlyOnce(Kind.LOGIN_SUCCEEDED);
    assertThat(open(user)).as("where the factor was enrolled").isEqualTo(1);
    meanwhile = () -> {};
    assertThat(elsewhere()).isInstanceOf(SignOnOutcome.FactorNeeded.class);
  }

  @Test
  void byAPasswordLeaveNoneEither() {
    UserId user = desk.signedOn(ADFS).account().user();
    desk.local.password(ACME, user, PASSWORD);
    desk.signedOn(ADFS);
    meanwhile = this::enrolled;

    assertThat(reason(byPassword())).isEqualTo(SessionReason.SESSION_REVOKED);
    assertThat(open(user)).isEqualTo(1);
  }

  @Test
  void leaveNoneByAPasswordThatWasReplacedOrTakenAwayMeanwhile() {
    UserId user = desk.signedOn(ADFS).account().user();
    desk.local.password(ACME, user, PASSWORD);
    meanwhile = () -> desk.local.password(ACME, user, PASSWORD);
    assertThat(reason(byPassword())).isEqualTo(SessionReason.SESSION_REVOKED);
    assertThat(open(user)).isZero();

    meanwhile = () -> desk.local.remove(ACME, user);
    assertThat(reason(byPassword())).isEqualTo(SessionReason.SESSION_REVOKED);
    assertThat(open(user)).isZero();
    assertThat(reason(byPassword())).isEqualTo(AccountReason.AUTH_FAILED);
  }

  @Test
  void leaveNoneByAnIdentityThatWasUnlinkedMeanwhile() {
    AccountView account = desk.signedOn(ADFS).account();
    meanwhile = () -> desk.accounts.unlink(ACME, account.user(), account.identities().get(0).identity(), CLIENT).orElseThrow();

    assertThat(reason(elsewhere())).isEqualTo(SessionReason.SESSION_REVOKED);
    assertThat(open(account.user())).isZero();
  }

  @Test
  void leaveNoneOfWhoWasSuspendedMeanwhile() {
    UserId user = desk.signedOn(ADFS).account().user();
    desk.local.password(ACME, user, PASSWORD);
    meanwhile = () -> desk.accounts.suspend(ACME, user, CLIENT).orElseThrow();
    assertThat(reason(byPassword())).isEqualTo(SessionReason.SESSION_REVOKED);
    assertThat(open(user)).isZero();

    desk.accounts.reinstate(ACME, user, CLIENT).orElseThrow();
    assertThat(reason(elsewhere())).isEqualTo(SessionReason.SESSION_REVOKED);
    assertThat(open(user)).isZero();
  }

  @Test
  void leaveNoneByAProviderThatIsGoneMeanwhile() {
    UserId user = desk.signedOn(ADFS).account().user();
    meanwhile = () -> desk.gone = ADFS;
    assertThat(reason(elsewhere())).isEqualTo(SessionReason.SESSION_REVOKED);
    assertThat(open(user)).as("that of before").isEqualTo(1);
  }

  @Test
  void goOnWhereNothingChangedMeanwhile() {
    UserId user = desk.signedOn(ADFS).account().user();
    assertThat(elsewhere()).isInstanceOf(SignOnOutcome.SignedOn.class);
    assertThat(open(user)).isEqualTo(2);
  }
}
