package io.crmkit.examples.sso.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.jose.JoseReason;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.ClientAuthentication;
import io.crmkit.sso.oauth.Login;
import io.crmkit.sso.oauth.model.OAuthReason;
import io.crmkit.sso.oidc.OidcProvider;
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
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logins and logouts at LemonLDAP::NG of Debian; docs/sso-providers-tested.md has the table of what is tested here. */
@EnabledIfSystemProperty(
    named = "crmkit.providers", matches = "true", disabledReason = "mvn -Pproviders starts providers of others")
class LemonLdapLoginTest {

  private static Started started;

  @BeforeAll
  static void start() throws IOException {
    started = Started.script(
        "lemonldap", "/.well-known/openid-configuration", SamlVisit.KEY.certificate().toString());
  }

  @AfterAll
  static void stop() {
    if (started != null) {
      started.close();
    }
  }

  private static Page logIn(Browser browser, Page page) {
    return page.hasFormWith("password")
        ? browser.submit(page.formWith("password").with("user", "dwho").with("password", "dwho")) : page;
  }

  @Nested
  class ByOpenIdConnect {

    private static final String SECRET = "only-for-tests";

    private OidcVisit visit(String client, UnaryOperator<OidcProvider.Builder> more) {
      return new OidcVisit(client, started.address(), SECRET, ClientAuthentication.CLIENT_SECRET_BASIC, more);
    }

    private Page logIn(OidcVisit visit) {
      return LemonLdapLoginTest.logIn(visit.browser, visit.browser.open(visit.begin().orElseThrow().redirect()));
    }

    private Verdict<Login> login(OidcVisit visit) {
      return visit.complete(logIn(visit));
    }

    @Test
    void logsAPersonIn() {
      Login login = login(visit("crm", UnaryOperator.identity())).orElseThrow();

      assertThat(login.principal().subject()).isEqualTo("dwho");
      assertThat(login.principal().email()).isEqualTo("dwho@badwolf.org");
      assertThat(login.principal().name()).isEqualTo("Doctor Who");
    }

    @ParameterizedTest
    @CsvSource({"crm-384, RS384", "crm-512, RS512"})
    void takesAnAlgorithmOnlyIfTheSettingsHaveIt(String client, String algorithm) {
      JwsAlgorithm named = JwsAlgorithm.named(algorithm).orElseThrow();

      assertThat(OidcVisit.reason(login(visit(client, each -> each.algorithms(named))))).isEqualTo("accepted");
      assertThat(OidcVisit.reason(login(visit(client, each -> each.algorithms(JwsAlgorithm.RS256)))))
          .isEqualTo(JoseReason.ALG_NOT_ALLOWED);
    }

    @Test
    void refusesATokenThatIsSignedWithTheSecret() {
      assertThat(OidcVisit.reason(login(visit("crm-hs", UnaryOperator.identity()))))
          .isEqualTo(JoseReason.ALG_NOT_ALLOWED);
    }

    @Test
    void refusesATokenThatIsForOthersTooUnlessTheyAreTrusted() {
      assertThat(OidcVisit.reason(login(visit("crm-and-more", UnaryOperator.identity()))))
          .isEqualTo(OAuthReason.AUDIENCE_UNTRUSTED);
      assertThat(OidcVisit.reason(login(visit("crm-and-more", each -> each.trustedAudiences("billing")))))
          .isEqualTo("accepted");
    }

    @Test
    void takesAnAnswerOnce() {
      OidcVisit visit = visit("crm", UnaryOperator.identity());
      Page arrived = logIn(visit);

      assertThat(OidcVisit.reason(visit.complete(arrived))).isEqualTo("accepted");
      assertThat(OidcVisit.reason(visit.complete(arrived))).isEqualTo(OAuthReason.STATE_REPLAYED);
    }

    @Test
    void isRefusedACodeThatWasIssuedForAnotherVerifier() {
      OidcVisit visit = visit("crm", UnaryOperator.identity());
      String code = logIn(visit).address().getRawQuery().replaceAll(".*\\bcode=([^&]+).*", "$1");
      String mixed = logIn(visit).address().getRawQuery().replaceAll("\\bcode=[^&]+", "code=" + code);

      assertThat(OidcVisit.reason(visit.complete(mixed))).isEqualTo(OAuthReason.CODE_REFUSED);
    }

    @Test
    void isRefusedWithAnotherSecret() {
      OidcVisit other = new OidcVisit(started.address(), "wrong", UnaryOperator.identity());

      assertThat(OidcVisit.reason(login(other))).isEqualTo(OAuthReason.TOKEN_REFUSED);
    }

    /** For basic authentication a client encodes it (RFC 6749, 2.3.1), and here nobody decodes it. */
    @ParameterizedTest
    @CsvSource({"CLIENT_SECRET_BASIC, TOKEN_REFUSED", "CLIENT_SECRET_POST, accepted"})
    void takesASecretWithSpacesOnlyInTheForm(ClientAuthentication by, String expected) {
      OidcVisit visit = new OidcVisit(
          "crm-spaces", started.address(), "only for tests", by, UnaryOperator.identity());

      assertThat(OidcVisit.reason(login(visit))).hasToString(expected);
    }

    @Test
    void logsOutAtTheProviderToo() {
      OidcVisit visit = visit("crm", UnaryOperator.identity());
      Login login = login(visit).orElseThrow();
      Page asked = visit.browser.open(visit.logout(login, "s-1").orElseThrow());
      Page back = visit.browser.submit(asked.form().with("confirm", "1"));

      assertThat(back.address()).hasToString(OidcVisit.AFTER + "?state=s-1");
      assertThat(visit.browser.open(visit.begin().orElseThrow().redirect()).hasFormWith("password"))
          .as("a password is asked for anew").isTrue();
    }
  }

  @Nested
  class BySaml {

    private final IdentityProvider idp = describe();

    private IdentityProvider describe() {
      String metadata = new Browser("never").open(URI.create(started.address() + "/saml/metadata/idp")).body();
      return new SamlMetadata().read(metadata.getBytes(StandardCharsets.UTF_8), MetadataRules.USUAL, Instant.now())
          .orElseThrow();
    }

    private SamlVisit visit(String variant, SamlPolicy policy) {
      return new SamlVisit("https://crm.example/sp/" + variant, idp, policy);
    }

    private Page logIn(SamlVisit visit) {
      return LemonLdapLoginTest.logIn(visit.browser, visit.begin());
    }

    private Verdict<SamlLogin> login(SamlVisit visit) {
      return visit.complete(logIn(visit));
    }

    @ParameterizedTest
    @CsvSource({
        "as-installed, accepted,       , ",
        "assertion,    accepted,       , ",
        "sha384,       accepted,       , ",
        "sha512,       accepted,       , ",
        "sha1,         WEAK_ALGORITHM, LEGACY_ALGORITHMS, accepted",
        "one-time,     accepted,       , ",
        "email,        accepted,       , ",
        "transient,    accepted,       , ",
        "encrypted,    WEAK_ALGORITHM, CBC_ENCRYPTION, accepted"})
    void takesWhatIsStrongAndSaysWhatIsNot(String variant, String expected, String concession, String conceded) {
      assertThat(SamlVisit.reason(login(visit(variant, SamlPolicy.builder().demand(Demand.SECOND_VERIFIER).build()))))
          .isEqualTo(expected);
      if (concession != null) {
        assertThat(SamlVisit.reason(login(visit(
            variant, SamlPolicy.builder().concede(Concession.valueOf(concession)).build())))).isEqualTo(conceded);
      }
    }

    @Test
    void tellsWhoLoggedIn() {
      SamlLogin login = login(visit("as-installed", SamlPolicy.STRICT)).orElseThrow();

      assertThat(login.principal().email()).isEqualTo("dwho@badwolf.org");
      assertThat(login.principal().name()).isEqualTo("Doctor Who");
      assertThat(login.principal().attributes().get("groups")).containsExactlyInAnyOrder("sales", "timelords", "users");
    }

    @Test
    void refusesTheResponseToAnotherAndTheSameAgain() {
      SamlVisit one = visit("as-installed", SamlPolicy.STRICT);
      Page page = logIn(one);

      assertThat(SamlVisit.reason(visit("sha512", SamlPolicy.STRICT).complete(page))).isEqualTo("AUDIENCE");
      assertThat(SamlVisit.reason(one.complete(page.form(), "another browser"))).isEqualTo("IN_RESPONSE_TO_BROWSER");
      assertThat(SamlVisit.reason(one.complete(page))).isEqualTo("accepted");
      assertThat(SamlVisit.reason(one.complete(page))).isEqualTo("IN_RESPONSE_TO_USED");
    }

    @Test
    void logsOutAtTheProviderToo() {
      SamlVisit visit = visit("as-installed", SamlPolicy.STRICT);
      SamlLogin login = login(visit).orElseThrow();

      assertThat(SamlVisit.reason(visit.loggedOut(visit.logOut(login)))).isEqualTo("accepted");
      assertThat(visit.begin().hasFormWith("password")).as("a password is asked for anew").isTrue();
    }

    @Test
    void isLoggedOutByTheProvider() {
      SamlVisit visit = visit("as-installed", SamlPolicy.STRICT);
      SamlLogin login = login(visit).orElseThrow();
      Page within = visit.browser.open(URI.create(started.address() + "/?logout=1"));
      Page order = visit.browser.open(within.frame());
      LogoutOrder ordered = visit.ordered(order).orElseThrow();

      assertThat(ordered.sessionIndexes()).containsExactly(String.valueOf(login.principal().sessionIndex()));
      assertThat(visit.answer(ordered).status()).isEqualTo(200);
      assertThat(visit.begin().hasFormWith("password")).as("a password is asked for anew").isTrue();
    }
  }
}
