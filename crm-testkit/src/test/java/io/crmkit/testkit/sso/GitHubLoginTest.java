package io.crmkit.testkit.sso;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.sso.http.HttpReason;
import io.crmkit.sso.http.OutboundResponse;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.jose.SigningKey;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.Principal.EmailVerified;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.Begun;
import io.crmkit.sso.oauth.BrowserSecret;
import io.crmkit.sso.oauth.Callback;
import io.crmkit.sso.oauth.ClientAuthentication;
import io.crmkit.sso.oauth.ClientKey;
import io.crmkit.sso.oauth.CodeFlow;
import io.crmkit.sso.oauth.GitHubLogin;
import io.crmkit.sso.oauth.GitHubProvider;
import io.crmkit.sso.oauth.Login;
import io.crmkit.sso.oauth.OAuthClient;
import io.crmkit.sso.oauth.ResponseMode;
import io.crmkit.sso.oauth.TokenEndpoint;
import io.crmkit.sso.oauth.model.OAuthReason;
import io.crmkit.sso.oauth.model.RedirectUri;
import io.crmkit.sso.seal.AesGcmSealer;
import io.crmkit.sso.seal.SealingKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole logins with GitHub, and what plain OAuth 2.0 has to refuse. */
class GitHubLoginTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final ProviderId GITHUB = new ProviderId("github");
  private static final ProviderId OTHER = new ProviderId("github-2");
  private static final String CALLBACK = "https://crm.example/callback/github";
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String TOKEN = "/login/oauth/access_token";

  private final AesGcmSealer sealer = AesGcmSealer.of(SealingKey.of("k", new byte[32]));
  private final FakeGitHub github = new FakeGitHub();
  private final BrowserSecret browser = BrowserSecret.random(RANDOM);
  private byte[] secret = "s3cret&%".getBytes(StandardCharsets.UTF_8);
  private ClientAuthentication authentication = ClientAuthentication.CLIENT_SECRET_POST;

  private final GitHubLogin login = GitHubLogin.of(
      (tenant, id) -> id.equals(GITHUB) || id.equals(OTHER) ? Optional.of(GitHubProvider.of(client(tenant, id))) : Optional.empty(),
      CodeFlow.of(new InMemoryPendingLogins(), new InMemoryReplays(), sealer, RANDOM),
      TokenEndpoint.of(github, sealer, RANDOM), github);

  private OAuthClient client(TenantId tenant, ProviderId id) {
    OAuthClient.Builder client = OAuthClient
        .builder(id, "Iv1.client:id", new RedirectUri(id.equals(GITHUB) ? CALLBACK : CALLBACK + "-2"))
        .scopes("read:user", "user:email");
    return authentication == ClientAuthentication.NONE ? client.build()
        : client.secret(sealer.seal(tenant, OAuthClient.secretPurpose(id), secret), authentication).build();
  }

  private Begun begun() {
    return login.begin(ACME, GITHUB, "/deals/7", browser, NOW).orElseThrow();
  }

  private String answer() {
    return github.authorize(begun().redirect());
  }

  private Verdict<Login> complete(String query) {
    return login.complete(ACME, Callback.query(GITHUB, CALLBACK, query, browser.value()), NOW);
  }

  private static Object reason(Verdict<?> verdict) {
    return verdict.whyNot().<Object>map(refusal -> refusal.reason()).orElse("accepted");
  }

  @Test
  void logsAPersonIn() {
    Login done = complete(answer()).orElseThrow();
    assertThat(done.returnTo().path()).isEqualTo("/deals/7");
    assertThat(done.idToken()).isNull();
    Principal who = done.principal();
    assertThat(who.issuer()).isEqualTo("https://github.com");
    assertThat(who.subject()).isEqualTo("583231");
    assertThat(who.email()).isEqualTo("octocat@acme.example");
    assertThat(who.emailVerified()).isEqualTo(EmailVerified.YES);
    assertThat(who.name()).isEqualTo("octocat");
    assertThat(who.attributes()).containsEntry("company", List.of("ACME"));
  }

  @Test
  void asksForACodeWithPkceStateAndItsOwnRedirectUri() {
    Map<String, String> asked = Forms.read(begun().redirect().getRawQuery());
    assertThat(asked).containsEntry("response_type", "code").containsEntry("code_challenge_method", "S256")
        .containsEntry("redirect_uri", CALLBACK).containsEntry("scope", "read:user user:email")
        .containsEntry("client_id", "Iv1.client:id").containsKeys("state", "nonce", "code_challenge");
    assertThat(Forms.read(begun().redirect().getRawQuery()).get("state")).isNotEqualTo(asked.get("state"));
  }

  @Test
  void refusesToReturnElsewhere() {
    assertThat(reason(login.begin(ACME, GITHUB, "//evil.example", browser, NOW))).isEqualTo(OAuthReason.RETURN_TO_UNSAFE);
  }

  @Test
  void refusesAProviderThatTheTenantDoesNotHave() {
    assertThat(reason(login.begin(ACME, new ProviderId("okta"), "/", browser, NOW))).isEqualTo(OAuthReason.PROVIDER_UNKNOWN);
  }

  @Nested
  class TheState {

    @Test
    void hasToBeThere() {
      assertThat(reason(complete("code=x"))).isEqualTo(OAuthReason.STATE_MISSING);
      assertThat(reason(complete("code=x&state="))).isEqualTo(OAuthReason.STATE_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=x&state=abc", "error=access_denied&state=abc"})
    void hasToBeKnown(String query) {
      assertThat(reason(complete(query))).isEqualTo(OAuthReason.STATE_UNKNOWN);
    }

    @Test
    void isUnknownInTheFormOfOursToo() {
      GitHubLogin elsewhere = GitHubLogin.of((tenant, id) -> Optional.of(GitHubProvider.of(client(tenant, id))),
          CodeFlow.of(new InMemoryPendingLogins(), new InMemoryReplays(), sealer, RANDOM),
          TokenEndpoint.of(github, sealer, RANDOM), github);
      String query = github.authorize(elsewhere.begin(ACME, GITHUB, "/", browser, NOW).orElseThrow().redirect());
      assertThat(reason(complete(query))).isEqualTo(OAuthReason.STATE_UNKNOWN);
    }

    @Test
    void worksOnce() {
      String query = answer();
      assertThat(reason(complete(query))).isEqualTo("accepted");
      assertThat(reason(complete(query))).isEqualTo(OAuthReason.STATE_REPLAYED);
    }

    @Test
    void worksInItsBrowserOnly() {
      String other = BrowserSecret.random(RANDOM).value();
      assertThat(reason(login.complete(ACME, Callback.query(GITHUB, CALLBACK, answer(), other), NOW)))
          .isEqualTo(OAuthReason.STATE_SESSION_MISMATCH);
      assertThat(reason(login.complete(ACME, Callback.query(GITHUB, CALLBACK, answer(), null), NOW)))
          .isEqualTo(OAuthReason.STATE_SESSION_MISMATCH);
    }

    @Test
    void worksForTenMinutes() {
      Callback callback = Callback.query(GITHUB, CALLBACK, answer(), browser.value());
      assertThat(reason(login.complete(ACME, callback, NOW.plusSeconds(600)))).isEqualTo(OAuthReason.STATE_EXPIRED);
      Callback intime = Callback.query(GITHUB, CALLBACK, answer(), browser.value());
      assertThat(reason(login.complete(ACME, intime, NOW.plusSeconds(599)))).isEqualTo("accepted");
    }

    @Test
    void worksForItsTenantOnly() {
      Callback callback = Callback.query(GITHUB, CALLBACK, answer(), browser.value());
      assertThat(reason(login.complete(GLOBEX, callback, NOW))).isEqualTo(OAuthReason.STATE_TENANT_MISMATCH);
    }

    @Test
    void worksForItsProviderOnly() {
      assertThat(reason(login.complete(ACME, Callback.query(OTHER, CALLBACK + "-2", answer(), browser.value()), NOW)))
          .isEqualTo(OAuthReason.STATE_PROVIDER_MISMATCH);
    }

    @Test
    void worksAtItsRedirectUriOnly() {
      assertThat(reason(login.complete(ACME, Callback.query(GITHUB, CALLBACK + "/", answer(), browser.value()), NOW)))
          .isEqualTo(OAuthReason.REDIRECT_MISMATCH);
    }
  }

  @Nested
  class TheAnswer {

    private String state() {
      return "&state=" + Forms.read(begun().redirect().getRawQuery()).get("state");
    }

    @ParameterizedTest
    @CsvSource({
      "code=a&code=b, PARAM_DUPLICATED", "code=a&x=1&x=1, PARAM_DUPLICATED", "x=1, RESPONSE_INCOMPLETE",
      "code=a&error=b, RESPONSE_AMBIGUOUS", "code=a&id_token=x, RESPONSE_TYPE_UNEXPECTED",
      "access_token=x, RESPONSE_TYPE_UNEXPECTED", "code=a&iss=https%3A%2F%2Fevil.example, ISS_PARAM_MISMATCH",
      "error=access_denied, AUTHORIZATION_REFUSED", "code=%zz, RESPONSE_MALFORMED", "code=%00, RESPONSE_MALFORMED",
      "error=access_denied&error_description=%3Cscript%3E, ERROR_TEXT_UNSAFE",
      "error=access_denied&error_description=a%0D%0Ab, ERROR_TEXT_UNSAFE"
    })
    void isRefused(String query, OAuthReason reason) {
      assertThat(reason(complete(query + state()))).isEqualTo(reason);
    }

    @Test
    void isQuotedWithoutMarkup() {
      assertThat(complete("error=e&error_description=%3Cscript%3E%0A" + state()).whyNot().orElseThrow().message())
          .contains("?script??").doesNotContain("<").doesNotContain("\n");
    }

    @Test
    void comesInTheQuery() {
      assertThat(reason(login.complete(ACME, Callback.formPost(GITHUB, CALLBACK, answer(), browser.value()), NOW)))
          .isEqualTo(OAuthReason.RESPONSE_MODE_UNEXPECTED);
      Callback fragment = new Callback(GITHUB, CALLBACK, ResponseMode.FRAGMENT, answer(), browser.value());
      assertThat(reason(login.complete(ACME, fragment, NOW))).isEqualTo(OAuthReason.RESPONSE_MODE_UNEXPECTED);
    }

    @Test
    void isNoForm() {
      assertThat(reason(complete("x=" + "y".repeat(70_000)))).isEqualTo(OAuthReason.RESPONSE_MALFORMED);
      assertThat(reason(complete("&".repeat(100)))).isEqualTo(OAuthReason.RESPONSE_MALFORMED);
    }
  }

  @Nested
  class TheCode {

    @Test
    void isNotTakenTwiceWhateverTheStateIs() {
      String code = Forms.read(answer()).get("code");
      String first = "code=" + code + "&state=" + Forms.read(begun().redirect().getRawQuery()).get("state");
      complete(first);
      String second = "code=" + code + "&state=" + Forms.read(begun().redirect().getRawQuery()).get("state");
      assertThat(reason(complete(second))).isEqualTo(OAuthReason.CODE_REPLAYED);
    }

    @Test
    void ofAnotherLoginIsNotRedeemed() {
      String stolen = Forms.read(answer()).get("code");
      String query = "code=" + stolen + "&state=" + Forms.read(begun().redirect().getRawQuery()).get("state");
      assertThat(reason(complete(query))).isEqualTo(OAuthReason.CODE_REFUSED);
    }
  }

  @Nested
  class TheTokenEndpoint {

    private Object reasonWith(int status, String type, String body) {
      github.replace(TOKEN, Verdict.accept(new OutboundResponse(status, type, body)));
      return reason(complete(answer()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
      "{\"access_token\":\"a\"} | TOKEN_TYPE_UNSUPPORTED",
      "{\"access_token\":\"a\",\"token_type\":\"mac\"} | TOKEN_TYPE_UNSUPPORTED",
      "{\"access_token\":\"a\",\"access_token\":\"b\",\"token_type\":\"bearer\"} | TOKEN_RESPONSE_INVALID",
      "{\"token_type\":\"bearer\"} | TOKEN_RESPONSE_INVALID",
      "{\"access_token\":\"a b\",\"token_type\":\"bearer\"} | TOKEN_RESPONSE_INVALID",
      "[] | TOKEN_RESPONSE_INVALID", "{ | TOKEN_RESPONSE_INVALID",
      "{\"error\":\"incorrect_client_credentials\"} | TOKEN_REFUSED",
      "{\"access_token\":\"a\",\"token_type\":\"bearer\",\"scope\":\"repo\"} | SCOPE_INSUFFICIENT"
    })
    void isNotBelievedEverything(String body, OAuthReason reason) {
      assertThat(reasonWith(200, "application/json", body)).isEqualTo(reason);
    }

    @Test
    void answersWithJson() {
      assertThat(reasonWith(200, "text/html", "<html>")).isEqualTo(OAuthReason.TOKEN_RESPONSE_INVALID);
      assertThat(reasonWith(400, "application/json", "{\"error\":\"invalid_grant\"}")).isEqualTo(OAuthReason.CODE_REFUSED);
    }

    @Test
    void isRefusedWithTheReasonOfTheWayThere() {
      for (HttpReason each : HttpReason.values()) {
        github.replace(TOKEN, Verdict.refuse(each, "no"));
        assertThat(reason(complete(answer()))).isEqualTo(each);
      }
    }

    @Test
    void isShownTheSecretAsItWasAgreed() {
      complete(answer()).orElseThrow();
      assertThat(Forms.read(github.lastTokenRequest().form()))
          .containsEntry("client_id", "Iv1.client:id").containsEntry("client_secret", "s3cret&%");

      authentication = ClientAuthentication.CLIENT_SECRET_BASIC;
      complete(answer()).orElseThrow();
      assertThat(Forms.read(github.lastTokenRequest().form())).doesNotContainKeys("client_id", "client_secret");
      assertThat(github.lastTokenRequest().headers().get("Authorization")).isEqualTo("Basic "
          + Base64.getEncoder().encodeToString("Iv1.client%3Aid:s3cret%26%25".getBytes(StandardCharsets.US_ASCII)));

      authentication = ClientAuthentication.NONE;
      complete(answer()).orElseThrow();
      assertThat(github.lastTokenRequest().headers()).doesNotContainKey("Authorization");
    }

    @Test
    void isShownATokenThatOurKeySigned() {
      authentication = ClientAuthentication.PRIVATE_KEY_JWT;
      secret = ClientKey.bytes(SigningKey.generate("client-key", JwsAlgorithm.ES256, RANDOM));
      complete(answer()).orElseThrow();
      String assertion = Forms.read(github.lastTokenRequest().form()).getOrDefault("client_assertion", "");
      String claims = new String(Base64.getUrlDecoder().decode(assertion.split("\\.")[1]), StandardCharsets.UTF_8);
      assertThat(claims).contains("\"iss\":\"Iv1.client:id\"").contains("\"sub\":\"Iv1.client:id\"")
          .contains("https://github.com/login/oauth/access_token").contains("\"jti\"").contains("\"exp\"");
    }
  }

  @Nested
  class TheUserApi {

    @Test
    void saysWhetherTheAddressIsThePersons() {
      github.user("{\"login\":\"o\",\"id\":1}", "[{\"email\":\"a@b.example\",\"primary\":true,\"verified\":false}]");
      assertThat(complete(answer()).orElseThrow().principal().emailVerified()).isEqualTo(EmailVerified.NO);
      github.user("{\"login\":\"o\",\"id\":1}", "[]");
      assertThat(complete(answer()).orElseThrow().principal().email()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\":\"1\"}", "{\"id\":0}", "{\"id\":1.5}", "{\"id\":null}"})
    void hasToSayWhoItIs(String user) {
      github.user(user, "[]");
      assertThat(reason(complete(answer()))).isEqualTo(OAuthReason.SUBJECT_INVALID);
    }

    @Test
    void hasToAnswer() {
      github.user("{\"id\":1}", "{}");
      assertThat(reason(complete(answer()))).isEqualTo(OAuthReason.USERINFO_INVALID);
      github.replace("/user", Verdict.accept(new OutboundResponse(403, "application/json", "{}")));
      assertThat(reason(complete(answer()))).isEqualTo(OAuthReason.USERINFO_INVALID);
    }
  }

  @Test
  void showsNoSecretInTexts() {
    Begun begun = begun();
    assertThat(begun.toString()).doesNotContain("state");
    Callback callback = Callback.query(GITHUB, CALLBACK, github.authorize(begun.redirect()), browser.value());
    assertThat(callback + " " + browser).doesNotContain("code-").doesNotContain(browser.value());
  }
}
