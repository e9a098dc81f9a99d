package io.crmkit.testkit.sso.signon;

import static io.crmkit.testkit.sso.signon.SignOnDesk.ACME;
import static io.crmkit.testkit.sso.signon.SignOnDesk.ADFS;
import static io.crmkit.testkit.sso.signon.SignOnDesk.AUDIENCE;
import static io.crmkit.testkit.sso.signon.SignOnDesk.CONSUMER;
import static io.crmkit.testkit.sso.signon.SignOnDesk.GITHUB;
import static io.crmkit.testkit.sso.signon.SignOnDesk.NOW;
import static io.crmkit.testkit.sso.signon.SignOnDesk.OKTA;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.mfa.TotpEnrolment;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.provider.LoginStatistics;
import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.sso.saml.model.SamlPolicy.Concession;
import io.crmkit.sso.signon.Answer;
import io.crmkit.sso.signon.FactorProof.Totp;
import io.crmkit.sso.signon.SignOnOutcome.FactorNeeded;
import io.crmkit.sso.signon.SignOnOutcome.SignedOn;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How long logins take, by the clock of the host. */
class SignOnTimesTest {

  private final SignOnDesk desk = new SignOnDesk();

  private void login(ProviderId provider, Duration taken) {
    var departure = desk.begin(provider).departure();
    desk.clock.move(taken);
    assertThat(desk.complete(desk.answer(provider, departure))).isInstanceOf(SignedOn.class);
  }

  private String told() {
    return desk.last(Kind.LOGIN_SUCCEEDED).details().getOrDefault(LoginStatistics.MILLIS, "");
  }

  @ParameterizedTest
  @MethodSource("io.crmkit.testkit.sso.signon.SignOnTest#providers")
  void haveTheirMedianOverEachProtocol(ProviderId provider) {
    login(provider, Duration.ofMillis(1_001));
    assertThat(told()).isEqualTo("1001");
    login(provider, Duration.ofMinutes(4));
    login(provider, Duration.ofSeconds(9));
    assertThat(new LoginStatistics(desk.events).of(ACME, provider, NOW, NOW.plusSeconds(3_600)).median())
        .isBetween(Duration.ofMillis(8_800), Duration.ofMillis(9_200));
  }

  @Test
  void includeTheSecondFactor() {
    login(OKTA, Duration.ofSeconds(1));
    TotpEnrolment offer = desk.signOn.factors().enrolTotp(ACME, desk.browser()).orElseThrow();
    Authenticator app = new Authenticator(offer);
    SignedOn enrolled =
        desk.signOn.factors().confirmTotp(ACME, app.code(desk.clock.instant()), desk.browser()).orElseThrow();
    desk.session = enrolled.session().cookie();

    var departure = desk.begin(OKTA).departure();
    desk.clock.move(Duration.ofSeconds(20));
    assertThat(desk.complete(desk.answer(OKTA, departure))).isInstanceOf(FactorNeeded.class);
    desk.clock.move(Duration.ofSeconds(40));
    desk.signOn.factors().pass(ACME, new Totp(app.code(desk.clock.instant())), desk.browser()).orElseThrow();
    assertThat(told()).isEqualTo("60000");
  }

  @Test
  void areNotKnownOfALoginThatBeganAtTheProvider() {
    desk.samlPolicy = SamlPolicy.builder().concede(Concession.UNSOLICITED_RESPONSES).build();
    Answer unasked = SignOnDesk.saml(io.crmkit.testkit.sso.saml.Answer.to(AUDIENCE, CONSUMER, NOW));
    assertThat(desk.complete(unasked)).isInstanceOf(SignedOn.class);
    assertThat(desk.last(Kind.LOGIN_SUCCEEDED).provider()).isEqualTo(ADFS);
    assertThat(told()).isEmpty();
  }

  @Test
  void areNoneIfTheClockOfWhoBeganWasAhead() {
    login(GITHUB, Duration.ofSeconds(-3));
    assertThat(told()).isEqualTo("0");
  }
}
