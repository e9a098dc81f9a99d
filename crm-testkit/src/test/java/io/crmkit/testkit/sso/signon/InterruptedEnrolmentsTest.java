package io.crmkit.testkit.sso.signon;

import static io.crmkit.testkit.sso.signon.SignOnDesk.ACME;
import static io.crmkit.testkit.sso.signon.SignOnDesk.ADFS;
import static io.crmkit.testkit.sso.signon.SignOnDesk.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.crmkit.core.paging.PageRequest;
import io.crmkit.sso.mfa.FactorStatus.TotpState;
import io.crmkit.sso.mfa.model.FactorReason;
import io.crmkit.sso.session.model.SessionFilter;
import io.crmkit.sso.session.model.SessionId;
import io.crmkit.sso.session.model.SessionView;
import io.crmkit.sso.signon.SessionEndings;
import io.crmkit.sso.signon.SignOn;
import io.crmkit.sso.signon.SignOnServices;
import io.crmkit.sso.signon.port.LoginProofs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An authenticator app is confirmed while a store is away, or while somebody logs in without it. */
class InterruptedEnrolmentsTest {

  private final SignOnDesk desk = new SignOnDesk();
  private final SessionId first = elsewhere();
  private final SessionId second = elsewhere();
  private final SessionView own = desk.signedOn(ADFS).session().session();
  private final Authenticator app =
      new Authenticator(desk.signOn.factors().enrolTotp(ACME, desk.browser()).orElseThrow());

  private SessionId elsewhere() {
    SessionId id = desk.signedOn(ADFS).session().session().id();
    desk.session = null;
    return id;
  }

  private SignOn over(LoginProofs proofs) {
    SessionEndings endings = SessionEndings.of(desk.sessions, proofs).withTokens(desk.tokens);
    return SignOn.builder(
        new SignOnServices(desk.accounts, desk.sessions, desk.factors, endings), desk.ports, desk.clock).build();
  }

  private List<SessionId> open() {
    return desk.sessions.list(ACME, new SessionFilter.OfUser(own.user()), PageRequest.first(10)).items().stream()
        .map(SessionView::id).toList();
  }

  private TotpState app() {
    return desk.factors.status(ACME, own.user()).totp();
  }

  @Test
  void theAppDoesNotCountBeforeTheOtherSessionsHaveEnded() {
    SignOn signOn = over(AwayOnce.of(desk.proofs));
    String code = app.code(desk.clock.instant());
    assertThatIllegalStateException().isThrownBy(() -> signOn.factors().confirmTotp(ACME, code, desk.browser()));
    assertThat(open()).contains(second, own.id());
    assertThat(app()).isEqualTo(TotpState.OFFERED);

    assertThat(reason(signOn.factors().confirmTotp(ACME, code, desk.browser()))).isEqualTo("accepted");
    assertThat(open()).containsExactly(own.id());
    assertThat(app()).isEqualTo(TotpState.CONFIRMED);
  }

  @Test
  void whoeverLogsInMeanwhileHasNoSessionEither() {
    SignOn signOn = over(AwayOnce.of(desk.proofs, () -> {
      String session = desk.session;
      desk.session = null;
      elsewhere();
      desk.session = session;
    }));
    assertThat(reason(signOn.factors().confirmTotp(ACME, app.code(desk.clock.instant()), desk.browser())))
        .isEqualTo("accepted");
    assertThat(open()).containsExactly(own.id());
  }

  @Test
  void aWrongCodeEndsNothingAndCounts() {
    String wrong = app.code(desk.clock.instant().plusSeconds(3600));
    assertThat(reason(desk.signOn.factors().confirmTotp(ACME, wrong, desk.browser()))).isEqualTo(FactorReason.CODE_INVALID);
    assertThat(open()).containsExactlyInAnyOrder(first, second, own.id());
    for (int each = 0; each < 4; each++) {
      desk.signOn.factors().confirmTotp(ACME, wrong, desk.browser());
    }
    assertThat(reason(desk.signOn.factors().confirmTotp(ACME, app.code(desk.clock.instant()), desk.browser())))
        .isEqualTo(FactorReason.FACTOR_LOCKED);
    assertThat(open()).containsExactlyInAnyOrder(first, second, own.id());
    assertThat(desk.factors.status(ACME, own.user()).lockedUntil()).isAfter(desk.clock.instant());
  }
}
