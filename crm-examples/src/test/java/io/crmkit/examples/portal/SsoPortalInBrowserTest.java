package io.crmkit.examples.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Both logins in a real browser, which obeys cookies and policies, with pictures of what it shows in target/sso-portal. */
@EnabledIfSystemProperty(
    named = "crmkit.browser", matches = "true", disabledReason = "mvn -Pbrowser drives a headless Chromium")
class SsoPortalInBrowserTest {

  private static final Path PICTURES = Path.of("target/sso-portal");

  @TempDir
  private Path profile;

  @Test
  void logsInByBothProtocolsAndByASecondFactor() throws IOException {
    Optional<Path> program = Chromium.found();
    assumeThat(program).as("a Chromium on the path").isPresent();
    Clock clock = Clock.systemUTC();
    try (Portal portal = Portal.open(0, clock); Chromium browser = Chromium.start(program.orElseThrow(), profile)) {
      bySaml(browser, portal, clock);
      byOpenIdConnect(browser, portal);
      assertThat(browser.errors()).as("of the console").isEmpty();
    }
  }

  private static void bySaml(Chromium browser, Portal portal, Clock clock) throws IOException {
    browser.open(portal.address());
    browser.awaitText("Log in by SAML 2.0");
    browser.screenshot(PICTURES.resolve("1-welcome.png"));
    browser.click("Log in by SAML 2.0");
    browser.awaitText("Who are you?");
    browser.click("Bob Baker");
    browser.awaitText("Hello, Bob Baker");
    browser.click("Set up an authenticator app");
    browser.awaitText("Scan the code");
    browser.screenshot(PICTURES.resolve("2-authenticator.png"));
    AuthenticatorApp app = new AuthenticatorApp(browser.text("#secret"));
    browser.type("input[name=code]", app.code(clock.instant()));
    browser.click("Confirm");
    browser.awaitText("Your authenticator app is asked for");
    browser.screenshot(PICTURES.resolve("3-account.png"));
    browser.click("Log out");
    browser.awaitText("You are logged out");
    browser.open(portal.address() + "/login/by-saml");
    browser.awaitText("Who are you?");
    browser.click("Bob Baker");
    browser.awaitText("Second factor");
    browser.type("input[name=code]", app.code(clock.instant().plusSeconds(AuthenticatorApp.STEP_SECONDS)));
    browser.click("Go on");
    browser.awaitText("Hello, Bob Baker");
    browser.click("Log out");
    browser.awaitText("You are logged out");
  }

  private static void byOpenIdConnect(Chromium browser, Portal portal) throws IOException {
    browser.open(portal.address());
    browser.awaitText("Log in by OpenID Connect");
    browser.click("Log in by OpenID Connect");
    browser.awaitText("Who are you?");
    browser.screenshot(PICTURES.resolve("4-provider.png"));
    browser.click("Ann Archer");
    browser.awaitText("Hello, Ann Archer");
    browser.click("Administration");
    browser.awaitText("Login attempts");
    browser.click("Test the connection");
    browser.awaitText("Connection test of");
    browser.screenshot(PICTURES.resolve("5-administration.png"));
    browser.click("Log out");
    browser.awaitText("You are logged out");
  }
}
