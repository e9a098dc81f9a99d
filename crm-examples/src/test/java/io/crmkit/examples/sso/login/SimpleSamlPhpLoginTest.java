package io.crmkit.examples.sso.login;

import static io.crmkit.examples.sso.login.SamlVisit.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.saml.LogoutOrder;
import io.crmkit.sso.saml.MetadataRules;
import io.crmkit.sso.saml.SamlMetadata;
import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.SamlLogin;
import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.sso.saml.model.SamlPolicy.Concession;
import io.crmkit.sso.saml.model.SamlPolicy.Demand;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logins and logouts at SimpleSAMLphp as Debian has it; docs/sso-providers-tested.md has the table of what is tested here. */
@EnabledIfSystemProperty(
    named = "crmkit.providers", matches = "true", disabledReason = "mvn -Pproviders starts providers of others")
class SimpleSamlPhpLoginTest {

  private static Started started;
  private static IdentityProvider idp;

  @BeforeAll
  static void start() throws IOException {
    started = Started.script(
        "simplesamlphp", "/saml2/idp/metadata.php?output=xml", SamlVisit.KEY.certificate().toString());
    String metadata = new Browser("never").open(URI.create(started.address() + "/saml2/idp/metadata.php?output=xml")).body();
    idp = new SamlMetadata().read(metadata.getBytes(StandardCharsets.UTF_8), MetadataRules.USUAL, Instant.now())
        .orElseThrow();
  }

  @AfterAll
  static void stop() {
    if (started != null) {
      started.close();
    }
  }

  private static SamlVisit visit(String variant, SamlPolicy policy) {
    return new SamlVisit("https://crm.example/sp/" + variant, idp, policy);
  }

  private static Page logIn(SamlVisit visit) {
    Page page = visit.begin();
    return page.hasFormWith("password")
        ? visit.browser.submit(page.formWith("password").with("username", "alice").with("password", "correct horse")) : page;
  }

  private static Verdict<SamlLogin> login(SamlVisit visit) {
    return visit.complete(logIn(visit));
  }

  @ParameterizedTest
  @CsvSource({
      "as-installed, accepted,       , ",
      "assertion,    accepted,       , ",
      "response,     accepted,       , ",
      "neither,      NOT_SIGNED,     LEGACY_ALGORITHMS, NOT_SIGNED",
      "sha512,       accepted,       , ",
      "sha1,         WEAK_ALGORITHM, LEGACY_ALGORITHMS, accepted",
      "encrypted,    WEAK_ALGORITHM, CBC_ENCRYPTION, accepted"})
  void takesWhatIsStrongAndSaysWhatIsNot(String variant, String expected, String concession, String conceded) {
    assertThat(reason(login(visit(variant, SamlPolicy.builder().demand(Demand.SECOND_VERIFIER).build()))))
        .isEqualTo(expected);
    if (concession != null) {
      assertThat(reason(login(visit(variant, SamlPolicy.builder().concede(Concession.valueOf(concession)).build()))))
          .isEqualTo(conceded);
    }
  }

  @Test
  void tellsWhoLoggedIn() {
    SamlLogin login = login(visit("as-installed", SamlPolicy.STRICT)).orElseThrow();

    assertThat(login.principal().email()).isEqualTo("alice@acme.example");
    assertThat(login.principal().name()).isEqualTo("Alice Ames");
    assertThat(login.principal().attributes()).containsEntry("groups", List.of("sales", "emea"));
  }

  @Test
  void refusesTheResponseToAnother() {
    SamlVisit one = visit("as-installed", SamlPolicy.STRICT);
    Page page = logIn(one);

    assertThat(reason(visit("sha512", SamlPolicy.STRICT).complete(page))).isEqualTo("AUDIENCE");
    assertThat(reason(one.complete(page.form(), "another browser"))).isEqualTo("IN_RESPONSE_TO_BROWSER");
    assertThat(reason(one.complete(page))).isEqualTo("accepted");
  }

  @Test
  void logsOutAtTheProviderToo() {
    SamlVisit visit = visit("as-installed", SamlPolicy.STRICT);
    SamlLogin login = login(visit).orElseThrow();

    assertThat(reason(visit.loggedOut(visit.logOut(login)))).isEqualTo("accepted");
    assertThat(visit.begin().hasFormWith("password")).as("a password is asked for anew").isTrue();
  }

  @Test
  void isLoggedOutByTheProvider() {
    SamlVisit visit = visit("as-installed", SamlPolicy.STRICT);
    SamlLogin login = login(visit).orElseThrow();
    Page order = visit.browser.open(URI.create(
        started.address() + "/saml2/idp/initSLO.php?RelayState=" + started.address() + "/logout.php"));
    Verdict<LogoutOrder> verdict = visit.ordered(order);

    assertThat(verdict.orElseThrow().sessionIndexes()).containsExactly(String.valueOf(login.principal().sessionIndex()));
    visit.answer(verdict.orElseThrow());
    assertThat(visit.begin().hasFormWith("password")).as("a password is asked for anew").isTrue();
  }
}
