package io.crmkit.examples.sso.login;

import static io.crmkit.examples.sso.login.OidcVisit.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.jose.JoseReason;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.Principal.EmailVerified;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.Login;
import io.crmkit.sso.oauth.model.OAuthReason;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole logins at a Spring Authorization Server in this process, over HTTP and through its pages. */
class SpringLoginTest {

  private static SpringProvider idp;

  private final OidcVisit visit = visit();

  @BeforeAll
  static void start(@TempDir Path folder) throws LifecycleException {
    idp = new SpringProvider(folder);
  }

  @AfterAll
  static void stop() throws LifecycleException {
    idp.close();
  }

  @AfterEach
  void tellTheTruth() {
    idp.tellTheTruth();
  }

  private static OidcVisit visit() {
    return new OidcVisit(idp.issuer(), UnaryOperator.identity());
  }

  private static Page logIn(OidcVisit visit) {
    Page page = visit.browser.open(visit.begin().orElseThrow().redirect());
    return visit.browser.isHome(page.address()) ? page : visit.browser.submit(page.form()
        .with("username", SpringProvider.PERSON).with("password", SpringProvider.PASSWORD));
  }

  private static Verdict<Login> login(OidcVisit visit) {
    return visit.complete(logIn(visit));
  }

  @Test
  void logsAPersonIn() {
    Login login = login(visit).orElseThrow();
    Principal who = login.principal();

    assertThat(who.issuer()).isEqualTo(idp.issuer());
    assertThat(who.subject()).isEqualTo("alice");
    assertThat(who.email()).isEqualTo("alice@acme.example");
    assertThat(who.emailVerified()).isEqualTo(EmailVerified.YES);
    assertThat(who.name()).isEqualTo("Alice Á");
    assertThat(who.authenticatedAt()).isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now().plusSeconds(1));
    assertThat(who.sessionIndex()).isNotBlank();
    assertThat(who.attributes()).containsEntry("email", List.of("alice@acme.example")).doesNotContainKey("nonce");
    assertThat(login.returnTo().path()).isEqualTo("/deals/7");
  }

  @Test
  void letsTheSameBrowserInAgainWithoutAPassword() {
    login(visit).orElseThrow();
    Page arrived = visit.browser.open(visit.begin().orElseThrow().redirect());

    assertThat(visit.complete(arrived).orElseThrow().principal().subject()).isEqualTo("alice");
  }

  @Test
  void takesAnAnswerOnce() {
    Page arrived = logIn(visit);

    assertThat(reason(visit.complete(arrived))).isEqualTo("accepted");
    assertThat(reason(visit.complete(arrived))).isEqualTo(OAuthReason.STATE_REPLAYED);
  }

  @Test
  void refusesTheAnswerToAnotherBrowser() {
    Page arrived = logIn(visit);

    assertThat(reason(visit().complete(arrived)))
        .isEqualTo(OAuthReason.STATE_UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"nonce, other, NONCE_MISMATCH", "aud, other, AUDIENCE", "azp, other, AUTHORIZED_PARTY",
      "iss, https://other.example, ISSUER", "at_hash, AAAA, AT_HASH_MISMATCH"})
  void refusesATokenThatSaysSomethingElse(String claim, String value, OAuthReason expected) {
    idp.lie(claim, claim.equals("aud") ? List.of(value) : value);

    assertThat(reason(login(visit))).isEqualTo(expected);
  }

  @Test
  void refusesATokenThatIsOver() {
    idp.lie("exp", Instant.now().minusSeconds(90));
    idp.lie("iat", Instant.now().minusSeconds(120));

    assertThat(reason(login(visit))).isEqualTo(OAuthReason.EXPIRED);
  }

  @Test
  void isRefusedACodeThatWasIssuedForAnotherVerifier() {
    Page arrived = logIn(visit);
    String code = arrived.address().getRawQuery().replaceAll(".*\\bcode=([^&]+).*", "$1");
    Page second = logIn(visit);
    String mixed = second.address().getRawQuery().replaceAll("\\bcode=[^&]+", "code=" + code);

    assertThat(reason(visit.complete(mixed))).isEqualTo(OAuthReason.CODE_REFUSED);
  }

  @Test
  void isRefusedWithAnotherSecret() {
    assertThat(reason(login(new OidcVisit(idp.issuer(), "wrong", UnaryOperator.identity()))))
        .isEqualTo(OAuthReason.TOKEN_REFUSED);
  }

  @Test
  void findsTheKeyThatTheProviderChangedTo() {
    login(visit).orElseThrow();
    idp.rotateKeys();

    assertThat(reason(login(visit))).as("keys are fetched once a minute").isEqualTo(JoseReason.KEY_NOT_FOUND);
    visit.pass(Duration.ofSeconds(61));
    assertThat(reason(login(visit))).isEqualTo("accepted");
  }

  @Test
  void refusesAnIssuerThatIsWrittenInAnotherWay() {
    OidcVisit other = new OidcVisit(idp.issuer() + "/", UnaryOperator.identity());

    assertThat(reason(other.begin())).isEqualTo(OAuthReason.DISCOVERY_ISSUER);
  }

  @Test
  void logsOutAtTheProviderToo() {
    Login login = login(visit).orElseThrow();
    URI away = visit.logout(login, "s-1").orElseThrow();
    Page back = visit.browser.open(away);

    assertThat(back.address()).hasToString(OidcVisit.AFTER + "?state=s-1");
    Page again = visit.browser.open(visit.begin().orElseThrow().redirect());
    assertThat(again.address()).as("a password is asked for anew").hasPath("/login");
  }
}
