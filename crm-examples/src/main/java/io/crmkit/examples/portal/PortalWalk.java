package io.crmkit.examples.portal;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goes through the whole portal as a person would, and stops at the first thing that is not as it must be. */
final class PortalWalk {

  private static final Pattern SECRET = Pattern.compile("<code id=\"secret\">([A-Z2-7]+)</code>");
  private static final Pattern KEY = Pattern.compile("shown this once: ([^ <]+)");

  private final String address;
  private final Clock clock;
  private final Consumer<String> told;

  PortalWalk(String address, Clock clock, Consumer<String> told) {
    this.address = address;
    this.clock = clock;
    this.told = told;
  }

  /** Walks, and tells of each step that went well. */
  void run() throws IOException, InterruptedException {
    WalkingBrowser ann = new WalkingBrowser(address);
    byOpenIdConnect(ann);
    AuthenticatorApp app = enrol(ann);
    secondFactor(ann, app);
    bySaml();
    whoHasNoRole();
    administration(ann);
    keys(ann);
    withoutTheToken(ann);
    logout(ann);
  }

  private void byOpenIdConnect(WalkingBrowser browser) throws IOException, InterruptedException {
    browser.open("/");
    expect(browser, 200, "Log in by OpenID Connect", "Log in by SAML 2.0");
    browser.open("/login/by-oidc?return=%2Fadmin");
    expect(browser, 200, "Provider by OpenID Connect");
    browser.send("Ann Archer", Map.of());
    expect(browser, 200, "Administration", "LOGIN_SUCCEEDED");
    browser.open("/");
    expect(browser, 200, "Hello, Ann Archer", "admin");
    told.accept("logged in by OpenID Connect, as an administrator by a group");
  }

  private AuthenticatorApp enrol(WalkingBrowser browser) throws IOException, InterruptedException {
    browser.send("Set up an authenticator app", Map.of());
    expect(browser, 200, "<svg xmlns=", "Scan the code");
    Matcher secret = SECRET.matcher(browser.page());
    if (!secret.find()) {
      throw new IllegalStateException("no secret at " + browser.at());
    }
    AuthenticatorApp app = new AuthenticatorApp(secret.group(1));
    browser.send("Confirm", Map.of("code", app.code(clock.instant())));
    expect(browser, 200, "Your authenticator app is asked for at each login");
    told.accept("enrolled an authenticator app by its QR code");
    return app;
  }

  /** A code is good once; that of the next step is taken already. */
  private void secondFactor(WalkingBrowser browser, AuthenticatorApp app) throws IOException, InterruptedException {
    browser.send("Log out", Map.of());
    expect(browser, 200, "Goodbye");
    browser.open("/login/by-oidc");
    browser.send("Ann Archer", Map.of());
    expect(browser, 200, "Second factor");
    browser.open("/admin");
    expect(browser, 200, "Second factor");
    browser.send("Go on", Map.of("code", "12345"));
    expect(browser, 403, "Second factor");
    browser.send("Go on", Map.of("code", app.code(clock.instant().plusSeconds(AuthenticatorApp.STEP_SECONDS))));
    expect(browser, 200, "Hello, Ann Archer");
    told.accept("passed the second factor at the next login, and nothing else without it");
  }

  private void bySaml() throws IOException, InterruptedException {
    WalkingBrowser bob = new WalkingBrowser(address);
    bob.open("/").open("/login/by-saml");
    expect(bob, 200, "Provider by SAML 2.0");
    bob.send("Bob Baker", Map.of());
    expect(bob, 200, "Hello, Bob Baker", "sales");
    bob.open("/admin");
    expect(bob, 403, "That is for administrators");
    bob.open("/").send("Log out", Map.of());
    expect(bob, 200, "Goodbye");
    told.accept("logged in and out by SAML, without the rights of an administrator");
  }

  private void whoHasNoRole() throws IOException, InterruptedException {
    WalkingBrowser cy = new WalkingBrowser(address);
    cy.open("/login/by-saml");
    cy.send("Cy Cooper", Map.of());
    expect(cy, 403, "sso.role-unmapped");
    told.accept("refused somebody whose groups give no role");
  }

  private void administration(WalkingBrowser browser) throws IOException, InterruptedException {
    browser.open("/admin");
    expect(browser, 200, "LOGIN_REFUSED", "sso.role-unmapped", "Bob Baker", "ACTIVE");
    for (String provider : List.of("by-oidc", "by-saml")) {
      browser.send("value=\"" + provider + "\"><button>Test the connection", Map.of());
      expect(browser, 200, "Connection test of " + provider, "PASSED");
    }
    browser.send("value=\"by-saml\"><button>Test a login", Map.of());
    browser.send("Bob Baker", Map.of());
    expect(browser, 200, "Test of a login", "This was a test", "sales");
    browser.open("/");
    expect(browser, 200, "Hello, Ann Archer");
    told.accept("tested both connections, and a login of which nothing came");
  }

  private void keys(WalkingBrowser browser) throws IOException, InterruptedException {
    browser.send("Make a key", Map.of("name", "reports"));
    if (!KEY.matcher(browser.page()).find()) {
      throw new IllegalStateException("no key at " + browser.at());
    }
    browser.open("/");
    expect(browser, 200, "reports", "Revoke");
    browser.send("Revoke", Map.of());
    expect(browser, 200, "revoked");
    told.accept("made an API key and revoked it");
  }

  private void withoutTheToken(WalkingBrowser browser) throws IOException, InterruptedException {
    browser.post("/sessions/end-others", Map.of("csrf", "0"));
    expect(browser, 403, "not one of this site");
    browser.open("/");
    told.accept("refused a form without the token of the session");
  }

  private void logout(WalkingBrowser browser) throws IOException, InterruptedException {
    browser.send("Log out", Map.of());
    expect(browser, 200, "Goodbye");
    browser.open("/");
    expect(browser, 200, "Log in by OpenID Connect");
    told.accept("logged out, here and at the provider");
  }

  private static void expect(WalkingBrowser browser, int status, String... texts) {
    for (String text : texts) {
      if (browser.status() != status || !browser.page().contains(text)) {
        throw new IllegalStateException("%s answers %d where %d with '%s' was expected: %s".formatted(
            browser.at().getPath(), browser.status(), status, text, browser.page()));
      }
    }
  }
}
