package io.crmkit.examples.sso.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.crmkit.examples.sso.login.Keycloak.Roles;
import io.crmkit.sso.jose.JoseReason;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.model.Principal.EmailVerified;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.Login;
import io.crmkit.sso.oauth.model.OAuthReason;
import io.crmkit.sso.oidc.LogoutNotice;
import io.crmkit.sso.oidc.LogoutTokens;
import io.crmkit.sso.oidc.OidcProvider;
import io.crmkit.sso.saml.LogoutOrder;
import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.saml.model.SamlLogin;
import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.sso.saml.model.SamlPolicy.Concession;
import io.crmkit.sso.saml.model.SamlPolicy.Demand;
import io.crmkit.testkit.sso.InMemoryReplays;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logins and logouts at Keycloak; docs/sso-providers-tested.md has the table of what is tested here. */
@EnabledIfSystemProperty(
    named = "crmkit.providers", matches = "true", disabledReason = "mvn -Pproviders starts providers of others")
class KeycloakLoginTest {

  private static Keycloak keycloak;
  private static int clients;

  @BeforeAll
  static void start() throws IOException {
    keycloak = new Keycloak();
  }

  @AfterAll
  static void stop() {
    if (keycloak != null) {
      keycloak.close();
    }
  }

  @Nested
  class ByOpenIdConnect {

    private final BlockingQueue<String> posted = new LinkedBlockingQueue<>();
    private HttpServer host;

    @BeforeEach
    void listen() throws IOException {
      host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      host.createContext("/back-channel", exchange -> {
        posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
      });
      host.start();
    }

    @AfterEach
    void forget() {
      host.stop(0);
      keycloak.forgetOidcClient();
    }

    private OidcVisit visit(String algorithm, UnaryOperator<OidcProvider.Builder> more) {
      keycloak.oidcClient(algorithm, "http://127.0.0.1:%d/back-channel".formatted(host.getAddress().getPort()));
      return new OidcVisit(keycloak.issuer(), more);
    }

    private Page logIn(OidcVisit visit) {
      return Keycloak.logIn(visit.browser, visit.browser.open(visit.begin().orElseThrow().redirect()));
    }

    private Verdict<Login> login(OidcVisit visit) {
      return visit.complete(logIn(visit));
    }

    @ParameterizedTest
    @CsvSource({"RS256", "PS256", "ES256", "EdDSA"})
    void logsAPersonIn(String algorithm) {
      Login login = login(visit(algorithm, each -> each.algorithms(JwsAlgorithm.named(algorithm).orElseThrow())))
          .orElseThrow();

      assertThat(login.principal().email()).isEqualTo("alice@acme.example");
      assertThat(login.principal().emailVerified()).isEqualTo(EmailVerified.YES);
      assertThat(login.principal().name()).isEqualTo("Alice Ames");
      assertThat(login.principal().sessionIndex()).isNotBlank();
    }

    @Test
    void refusesWhatIsNotAsTheSettingsSay() {
      assertThat(OidcVisit.reason(login(visit("ES256", UnaryOperator.identity())))).isEqualTo(JoseReason.ALG_NOT_ALLOWED);
      keycloak.forgetOidcClient();
      assertThat(OidcVisit.reason(login(visit("RS256", each -> each.acrValues("gold")))))
          .isEqualTo(OAuthReason.ACR_INSUFFICIENT);
    }

    @Test
    void isRefusedACodeThatWasIssuedForAnotherVerifier() {
      OidcVisit visit = visit("RS256", UnaryOperator.identity());
      String code = logIn(visit).address().getRawQuery().replaceAll(".*\\bcode=([^&]+).*", "$1");
      String mixed = logIn(visit).address().getRawQuery().replaceAll("\\bcode=[^&]+", "code=" + code);

      assertThat(OidcVisit.reason(visit.complete(mixed))).isEqualTo(OAuthReason.CODE_REFUSED);
    }

    @Test
    void findsTheKeyThatTheProviderChangedTo() {
      OidcVisit visit = visit("RS256", UnaryOperator.identity());
      login(visit).orElseThrow();
      keycloak.rotateKeys();
      visit.pass(Duration.ofSeconds(61)); // keys are fetched once a minute

      assertThat(OidcVisit.reason(login(visit))).isEqualTo("accepted");
    }

    @Test
    void logsOutAtTheProviderToo() {
      OidcVisit visit = visit("RS256", UnaryOperator.identity());
      Login login = login(visit).orElseThrow();

      assertThat(visit.browser.open(visit.logout(login, "s-1").orElseThrow()).address())
          .hasToString(OidcVisit.AFTER + "?state=s-1");
      assertThat(visit.browser.open(visit.begin().orElseThrow().redirect()).hasFormWith("password")).isTrue();
    }

    @Test
    void isToldOfALogoutBehindTheBrowser() throws InterruptedException {
      OidcVisit visit = visit("RS256", UnaryOperator.identity());
      Login login = login(visit).orElseThrow();
      keycloak.endSessions();
      String form = posted.poll(10, TimeUnit.SECONDS);
      assertThat(form).startsWith("logout_token=");
      LogoutTokens tokens = LogoutTokens.of(
          visit.provider(), visit.discovery().keys(visit.metadata()), new InMemoryReplays());
      String token = String.valueOf(form).substring("logout_token=".length());
      LogoutNotice notice = tokens.receive(OidcVisit.ACME, token, Instant.now(), taken -> taken).orElseThrow();

      assertThat(notice.session()).isEqualTo(login.principal().sessionIndex());
      assertThat(notice.subject()).isEqualTo(login.principal().subject());
      assertThat(OidcVisit.reason(tokens.receive(OidcVisit.ACME, token, Instant.now(), taken -> taken)))
          .isEqualTo(OAuthReason.LOGOUT_TOKEN_REPLAYED);
    }
  }

  @Nested
  class BySaml {


    private SamlVisit visit(String settings, SamlPolicy policy, Roles roles) {
      Map<String, String> attributes = new LinkedHashMap<>(Map.of("saml.server.signature", "false",
          "saml.assertion.signature", "false", "saml.signature.algorithm", "RSA_SHA256"));
      for (String each : settings.strip().split("\\s+")) {
        attributes.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
      }
      String entityId = "https://crm.example/sp/" + clients++;
      keycloak.samlClient(entityId, attributes, roles);
      return new SamlVisit(entityId, keycloak.describe(), policy);
    }

    private Verdict<SamlLogin> login(SamlVisit visit) {
      return visit.complete(Keycloak.logIn(visit.browser, visit.begin()));
    }

    /** All settings of Keycloak that change its messages; what is written shorter here is expanded below. */
    @ParameterizedTest
    @CsvSource({
        "ASSERTION,                                            accepted,             , ",
        "RESPONSE,                                             accepted,             , ",
        "RESPONSE ASSERTION,                                   accepted,             , ",
        "RESPONSE ASSERTION ALG:RSA_SHA512,                    accepted,             , ",
        "RESPONSE ASSERTION ALG:RSA_SHA256_MGF1,               accepted,             , ",
        "RESPONSE ASSERTION ALG:RSA_SHA512_MGF1,               accepted,             , ",
        "RESPONSE ASSERTION ALG:RSA_SHA1,                      WEAK_ALGORITHM,       LEGACY_ALGORITHMS, accepted",
        "RESPONSE ASSERTION C14N:EXCLUSIVE_WITH_COMMENTS,      accepted,             , ",
        "RESPONSE C14N:INCLUSIVE,                              FORBIDDEN_TRANSFORM,  LEGACY_ALGORITHMS, accepted",
        "RESPONSE ASSERTION C14N:INCLUSIVE,                    FORBIDDEN_TRANSFORM,  LEGACY_ALGORITHMS, SIGNATURE_INVALID",
        "NOTHING,                                              NOT_SIGNED,           LEGACY_ALGORITHMS, NOT_SIGNED",
        "RESPONSE ENC:aes256-gcm KEY:mgf1p,                    accepted,             , ",
        "ASSERTION ENC:aes256-gcm KEY:mgf1p,                   accepted,             , ",
        "RESPONSE ASSERTION ENC:aes128-gcm KEY:mgf1p:sha256,   accepted,             , ",
        "RESPONSE ASSERTION ENC:aes256-gcm KEY:oaep:sha256,    accepted,             , ",
        "RESPONSE ASSERTION ENC:aes256-gcm KEY:oaep:sha512,    accepted,             , ",
        "RESPONSE ASSERTION ENC:aes256-cbc KEY:mgf1p,          WEAK_ALGORITHM,       CBC_ENCRYPTION, accepted",
        "ASSERTION ENC:aes128-cbc KEY:oaep:sha256,             WEAK_ALGORITHM,       CBC_ENCRYPTION, accepted",
        "RESPONSE ASSERTION ENC:aes256-gcm KEY:rsa15,          WEAK_ALGORITHM,       LEGACY_ALGORITHMS, accepted",
        "ASSERTION FORMAT:email,                               accepted,             , ",
        "ASSERTION FORMAT:transient,                           accepted,             , ",
        "ASSERTION FORMAT:username,                            accepted,             , ",
        "ASSERTION ONETIME,                                    accepted,             , ",
        "ASSERTION NOAUTHN,                                    NO_AUTHN_STATEMENT,   LEGACY_ALGORITHMS, NO_AUTHN_STATEMENT"})
    void takesWhatIsStrongAndSaysWhatIsNot(String settings, String expected, String concession, String conceded) {
      assertThat(SamlVisit.reason(login(visit(KeycloakSettings.of(settings), SamlPolicy.builder()
          .demand(Demand.SECOND_VERIFIER).build(), Roles.NONE)))).isEqualTo(expected);
      if (concession != null) {
        assertThat(SamlVisit.reason(login(visit(KeycloakSettings.of(settings),
            SamlPolicy.builder().concede(Concession.valueOf(concession)).build(), Roles.NONE)))).isEqualTo(conceded);
      }
    }

    @Test
    void tellsWhoLoggedIn() {
      SamlLogin login = login(visit(KeycloakSettings.of("RESPONSE ASSERTION"), SamlPolicy.STRICT, Roles.NONE)).orElseThrow();

      assertThat(login.principal().email()).isEqualTo("alice@acme.example");
      assertThat(login.nameId().format()).isEqualTo(NameIdentifier.PERSISTENT);
      assertThat(login.principal().issuer()).isEqualTo(keycloak.issuer());
      assertThat(login.principal().sessionIndex()).isNotBlank();
      assertThat(login.returnTo()).isEqualTo("/deals/7");
    }

    @Test
    void takesRolesAsAttributesOfOneNameOnceThatIsConceded() {
      String settings = KeycloakSettings.of("RESPONSE ASSERTION");
      SamlPolicy conceding = SamlPolicy.builder().concede(Concession.REPEATED_ATTRIBUTES).build();

      assertThat(SamlVisit.reason(login(visit(settings, SamlPolicy.STRICT, Roles.REPEATED))))
          .isEqualTo("ATTRIBUTE_DUPLICATE");
      assertThat(login(visit(settings, conceding, Roles.REPEATED)).orElseThrow().principal().attributes().get("Role"))
          .contains("sales", "emea");
      assertThat(login(visit(settings, SamlPolicy.STRICT, Roles.SINGLE)).orElseThrow().principal().attributes().get("Role"))
          .contains("sales", "emea");
    }

    @Test
    void refusesTheResponseToAnother() {
      SamlVisit one = visit(KeycloakSettings.of("RESPONSE ASSERTION"), SamlPolicy.STRICT, Roles.NONE);
      Page page = Keycloak.logIn(one.browser, one.begin());

      assertThat(SamlVisit.reason(one.complete(page.form(), "another browser"))).isEqualTo("IN_RESPONSE_TO_BROWSER");
      assertThat(SamlVisit.reason(visit(KeycloakSettings.of("ASSERTION"), SamlPolicy.STRICT, Roles.NONE).complete(page)))
          .isEqualTo("AUDIENCE");
      assertThat(SamlVisit.reason(one.complete(page))).isEqualTo("accepted");
      assertThat(SamlVisit.reason(one.complete(page))).isEqualTo("IN_RESPONSE_TO_USED");
    }

    @Test
    void logsOutAtTheProviderToo() {
      SamlVisit visit = visit(KeycloakSettings.of("RESPONSE ASSERTION"), SamlPolicy.STRICT, Roles.NONE);
      SamlLogin login = login(visit).orElseThrow();

      assertThat(SamlVisit.reason(visit.loggedOut(visit.logOut(login)))).isEqualTo("accepted");
      assertThat(visit.begin().hasFormWith("password")).as("a password is asked for anew").isTrue();
    }

    @Test
    void isLoggedOutByTheProvider() {
      SamlVisit visit = visit(KeycloakSettings.of("RESPONSE ASSERTION"), SamlPolicy.STRICT, Roles.NONE);
      SamlLogin login = login(visit).orElseThrow();
      Page asked = visit.browser.open(URI.create(keycloak.issuer() + "/protocol/openid-connect/logout"));
      Page order = visit.browser.submit(asked.form());
      Verdict<LogoutOrder> verdict = visit.ordered(order);

      assertThat(verdict.orElseThrow().sessionIndexes()).containsExactly(String.valueOf(login.principal().sessionIndex()));
      assertThat(visit.answer(verdict.orElseThrow()).status()).isEqualTo(200);
      assertThat(visit.begin().hasFormWith("password")).as("a password is asked for anew").isTrue();
    }
  }
}
