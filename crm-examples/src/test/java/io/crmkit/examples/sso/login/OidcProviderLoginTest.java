package io.crmkit.examples.sso.login;

import static io.crmkit.examples.sso.login.OidcVisit.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.model.Principal.EmailVerified;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.Login;
import io.crmkit.sso.oauth.model.OAuthReason;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Logins at oidc-provider, the certified one of the npm registry. */
@EnabledIfSystemProperty(
    named = "crmkit.providers", matches = "true", disabledReason = "mvn -Pproviders starts providers of others")
class OidcProviderLoginTest {

  private static Started started;

  private final OidcVisit visit = visit();

  @BeforeAll
  static void start() throws IOException {
    started = Started.script("oidc-provider", "/.well-known/openid-configuration");
  }

  @AfterAll
  static void stop() {
    if (started != null) {
      started.close();
    }
  }

  private static OidcVisit visit() {
    return new OidcVisit(started.address(), UnaryOperator.identity());
  }

  private static Page logIn(OidcVisit visit) {
    Page page = visit.browser.open(visit.begin().orElseThrow().redirect());
    while (!visit.browser.isHome(page.address())) {
      Page.Form form = page.form();
      page = visit.browser.submit(
          form.fields().containsKey("login") ? form.with("login", "alice").with("password", "any") : form);
    }
    return page;
  }

  @Test
  void logsAPersonIn() {
    Login login = visit.complete(logIn(visit)).orElseThrow();

    assertThat(login.principal().subject()).isEqualTo("alice");
    assertThat(login.principal().email()).isEqualTo("alice@acme.example");
    assertThat(login.principal().emailVerified()).isEqualTo(EmailVerified.YES);
    assertThat(login.principal().name()).isEqualTo("Alice Á");
  }

  @Test
  void takesAnAnswerOnce() {
    Page arrived = logIn(visit);

    assertThat(reason(visit.complete(arrived))).isEqualTo("accepted");
    assertThat(reason(visit.complete(arrived))).isEqualTo(OAuthReason.STATE_REPLAYED);
  }

  @Test
  void refusesAnAnswerThatLeavesTheIssuerOut() {
    String query = logIn(visit).address().getRawQuery().replaceAll("&?\\biss=[^&]*", "");

    assertThat(reason(visit.complete(query))).isEqualTo(OAuthReason.ISS_PARAM_MISSING);
  }

  @Test
  void isRefusedWithAnotherSecret() {
    OidcVisit other = new OidcVisit(started.address(), "wrong", UnaryOperator.identity());
    Verdict<Login> verdict = other.complete(logIn(other));

    assertThat(reason(verdict)).isEqualTo(OAuthReason.TOKEN_REFUSED);
  }

  @Test
  void logsOutAtTheProviderToo() {
    Login login = visit.complete(logIn(visit)).orElseThrow();
    Page asked = visit.browser.open(visit.logout(login, "s-1").orElseThrow());
    Page back = visit.browser.isHome(asked.address()) ? asked : visit.browser.submit(asked.form().with("logout", "yes"));

    assertThat(back.address()).hasToString(OidcVisit.AFTER + "?state=s-1");
  }
}
