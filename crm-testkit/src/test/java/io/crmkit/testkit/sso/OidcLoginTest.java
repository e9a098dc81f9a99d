package io.crmkit.testkit.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.TenantId;
import io.crmkit.sso.http.HttpReason;
import io.crmkit.sso.jose.JoseReason;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.Principal.EmailVerified;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Reason;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.BrowserSecret;
import io.crmkit.sso.oauth.Callback;
import io.crmkit.sso.oauth.CodeFlow;
import io.crmkit.sso.oauth.Login;
import io.crmkit.sso.oauth.OAuthClient;
import io.crmkit.sso.oauth.PkceVerifier;
import io.crmkit.sso.oauth.ResponseMode;
import io.crmkit.sso.oauth.TokenEndpoint;
import io.crmkit.sso.oauth.model.OAuthReason;
import io.crmkit.sso.oauth.model.RedirectUri;
import io.crmkit.sso.oidc.Discovery;
import io.crmkit.sso.oidc.OidcLogin;
import io.crmkit.sso.oidc.OidcProvider;
import io.crmkit.sso.oidc.OidcProvider.Pkce;
import io.crmkit.sso.oidc.OidcProvider.Userinfo;
import io.crmkit.sso.seal.AesGcmSealer;
import io.crmkit.sso.seal.SealingKey;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole logins with a provider that is right in everything, or lies in one thing. */
class OidcLoginTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final ProviderId OKTA = new ProviderId("okta");
  private static final String ISSUER = "https://idp.example/tenant";
  private static final String CALLBACK = "https://crm.example/callback/okta";
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final AesGcmSealer SEALER = AesGcmSealer.of(SealingKey.of("k", new byte[32]));

  private final FakeOidcProvider idp = new FakeOidcProvider(ISSUER, "crm", Clock.fixed(NOW, ZoneOffset.UTC));
  private final BrowserSecret browser = BrowserSecret.random(RANDOM);
  private UnaryOperator<OidcProvider.Builder> settings = UnaryOperator.identity();
  private String issuer = ISSUER;
  private final OidcLogin login = login(new InMemoryReplays());

  private OidcLogin login(InMemoryReplays replays) {
    return OidcLogin.of((tenant, id) -> id.equals(OKTA) ? Optional.of(provider()) : Optional.empty(),
        CodeFlow.of(new InMemoryPendingLogins(), replays, SEALER, RANDOM), replays, Discovery.of(idp),
        TokenEndpoint.of(idp, SEALER, RANDOM), idp);
  }

  private OidcProvider provider() {
    OAuthClient client = OAuthClient.builder(OKTA, "crm", new RedirectUri(CALLBACK)).scopes("openid", "email").build();
    return settings.apply(OidcProvider.builder(client, issuer).algorithms(JwsAlgorithm.ES256)).build();
  }

  private Verdict<Login> run() {
    return run(NOW);
  }

  private Verdict<Login> run(Instant now) {
    return login.begin(ACME, OKTA, "/deals", browser, now).then(begun ->
        login.complete(ACME, Callback.query(OKTA, CALLBACK, idp.authorize(begun.redirect()), browser.value()), now));
  }

  private Object reason() {
    return reason(run());
  }

  private static Object reason(Verdict<?> verdict) {
    return verdict.whyNot().<Object>map(refusal -> refusal.reason()).orElse("accepted");
  }

  @Test
  void logsAPersonIn() {
    Login done = run().orElseThrow();
    Principal who = done.principal();
    assertThat(who.issuer()).isEqualTo(ISSUER);
    assertThat(who.subject()).isEqualTo("alice");
    assertThat(who.email()).isEqualTo("alice@acme.example");
    assertThat(who.emailVerified()).isEqualTo(EmailVerified.YES);
    assertThat(who.authenticatedAt()).isEqualTo(NOW.minusSeconds(300));
    assertThat(who.authnContext()).isEqualTo("mfa");
    assertThat(who.sessionIndex()).isEqualTo("session-1");
    assertThat(who.attributes()).containsEntry("email", List.of("alice@acme.example")).doesNotContainKeys("nonce", "iss");
    assertThat(done.returnTo().path()).isEqualTo("/deals");
    assertThat(done.idToken()).isNotNull();
    assertThat(done.toString()).doesNotContain(String.valueOf(done.idToken()));
  }

  @Test
  void joinsTheClaimsOfUserinfo() {
    settings = each -> each.userinfo(Userinfo.FETCHED);
    Principal who = run().orElseThrow().principal();
    assertThat(who.name()).isEqualTo("Alice Á");
    assertThat(who.attributes()).containsEntry("groups", List.of("sales", "admins"));
  }

  @Test
  void asksForWhatItChecks() {
    settings = each -> each.maxAge(Duration.ofMinutes(30)).acrValues("mfa", "hw").hostedDomain("acme.example")
        .mode(ResponseMode.FORM_POST);
    URI redirect = login.begin(ACME, OKTA, "/", browser, NOW).orElseThrow().redirect();
    assertThat(Forms.read(redirect.getRawQuery())).containsEntry("max_age", "1800").containsEntry("acr_values", "mfa hw")
        .containsEntry("hd", "acme.example").containsEntry("response_mode", "form_post").containsEntry("scope", "openid email");
  }

  @Test
  void takesALoginWhoseAgeMayBeMoreThanTimeHas() {
    settings = each -> each.maxAge(Duration.ofSeconds(Long.MAX_VALUE));
    assertThat(reason(run())).isEqualTo("accepted");
  }

  @Test
  void takesAFormPostIfOneWasAskedFor() {
    settings = each -> each.mode(ResponseMode.FORM_POST);
    String body = idp.authorize(login.begin(ACME, OKTA, "/", browser, NOW).orElseThrow().redirect());
    assertThat(reason(login.complete(ACME, Callback.formPost(OKTA, CALLBACK, body, browser.value()), NOW)))
        .isEqualTo("accepted");
    String query = idp.authorize(login.begin(ACME, OKTA, "/", browser, NOW).orElseThrow().redirect());
    assertThat(reason(login.complete(ACME, Callback.query(OKTA, CALLBACK, query, browser.value()), NOW)))
        .isEqualTo(OAuthReason.RESPONSE_MODE_UNEXPECTED);
  }

  @Test
  void refusesAProviderThatTheTenantDoesNotHave() {
    assertThat(reason(login.begin(ACME, new ProviderId("x"), "/", browser, NOW))).isEqualTo(OAuthReason.PROVIDER_UNKNOWN);
  }

  static Stream<Arguments> lies() {
    Map<OidcAttack, Reason> reasons = Map.ofEntries(
        Map.entry(OidcAttack.OTHER_DISCOVERY_ISSUER, OAuthReason.DISCOVERY_ISSUER),
        Map.entry(OidcAttack.BROKEN_DISCOVERY, OAuthReason.DISCOVERY_INVALID),
        Map.entry(OidcAttack.EMPTY_DISCOVERY, OAuthReason.DISCOVERY_ISSUER),
        Map.entry(OidcAttack.REDIRECTED_DISCOVERY, HttpReason.SSRF_BLOCKED),
        Map.entry(OidcAttack.HTTP_JWKS, HttpReason.SSRF_BLOCKED),
        Map.entry(OidcAttack.HTTP_TOKEN_ENDPOINT, HttpReason.ENDPOINT_INSECURE),
        Map.entry(OidcAttack.PLAIN_PKCE_ONLY, OAuthReason.PKCE_UNSUPPORTED),
        Map.entry(OidcAttack.NO_PKCE_LISTED, OAuthReason.PKCE_UNSUPPORTED),
        Map.entry(OidcAttack.NO_ISS_PARAMETER, OAuthReason.ISS_PARAM_MISSING),
        Map.entry(OidcAttack.OTHER_ISS_PARAMETER, OAuthReason.ISS_PARAM_MISMATCH),
        Map.entry(OidcAttack.TOKEN_IN_FRONT_CHANNEL, OAuthReason.RESPONSE_TYPE_UNEXPECTED),
        Map.entry(OidcAttack.NO_ID_TOKEN, OAuthReason.ID_TOKEN_MISSING),
        Map.entry(OidcAttack.NO_OPENID_SCOPE, OAuthReason.SCOPE_INSUFFICIENT),
        Map.entry(OidcAttack.ACCESS_TOKEN_AS_ID_TOKEN, OAuthReason.TYP_MISMATCH),
        Map.entry(OidcAttack.AT_JWT_AS_ID_TOKEN, JoseReason.TYP_MISMATCH),
        Map.entry(OidcAttack.ALG_NONE, JoseReason.ALG_NONE),
        Map.entry(OidcAttack.UNPUBLISHED_KEY, JoseReason.KEY_NOT_FOUND),
        Map.entry(OidcAttack.FORGED_KEY, JoseReason.SIGNATURE_INVALID),
        Map.entry(OidcAttack.OTHER_AT_HASH, OAuthReason.AT_HASH_MISMATCH),
        Map.entry(OidcAttack.OTHER_C_HASH, OAuthReason.C_HASH_MISMATCH),
        Map.entry(OidcAttack.OTHER_NONCE, OAuthReason.NONCE_MISMATCH),
        Map.entry(OidcAttack.OTHER_CASE_OF_NONCE, OAuthReason.NONCE_MISMATCH),
        Map.entry(OidcAttack.NO_NONCE, OAuthReason.NONCE_MISSING),
        Map.entry(OidcAttack.OTHER_USERINFO_SUBJECT, OAuthReason.USERINFO_SUBJECT),
        Map.entry(OidcAttack.BROKEN_USERINFO, OAuthReason.USERINFO_INVALID));
    assertThat(reasons).containsOnlyKeys(OidcAttack.values());
    return reasons.entrySet().stream().map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  @ParameterizedTest
  @MethodSource("lies")
  void refusesEachLieForAReasonOfItsOwn(OidcAttack attack, Reason reason) {
    settings = each -> each.userinfo(Userinfo.FETCHED);
    idp.lie(attack);
    assertThat(reason()).isEqualTo(reason);
  }

  @Test
  void takesAProviderThatDoesNotListPkceIfTheOperatorKnowsBetter() {
    settings = each -> each.pkce(Pkce.KNOWN);
    idp.lie(OidcAttack.NO_PKCE_LISTED);
    assertThat(reason()).isEqualTo("accepted");
  }

  @Test
  void doesNotLetSettingsOutvoteAListWithoutS256() {
    settings = each -> each.pkce(Pkce.KNOWN);
    idp.lie(OidcAttack.PLAIN_PKCE_ONLY);
    assertThat(reason()).isEqualTo(OAuthReason.PKCE_UNSUPPORTED);
  }

  @Test
  void fetchesNothingOverHttp() {
    settings = each -> each.discovery(URI.create("http://idp.example/.well-known/openid-configuration"));
    assertThat(reason()).isEqualTo(HttpReason.SSRF_BLOCKED);
    assertThat(idp.calls("/.well-known/openid-configuration")).isZero();
  }

  @Nested
  class Claims {

    @ParameterizedTest
    @CsvSource({
      "iss, https://idp.example/other, ISSUER", "iss, https://idp.example/tenant/, ISSUER",
      "iss, https://IDP.example/tenant, ISSUER", "iss, , ISSUER",
      "aud, other, AUDIENCE", "aud, cr, AUDIENCE", "aud, crm2, AUDIENCE", "aud, , AUDIENCE",
      "azp, other, AUTHORIZED_PARTY", "exp, , CLAIMS_INVALID", "iat, , CLAIMS_INVALID",
      "sub, , SUBJECT_INVALID", "sub, '', SUBJECT_INVALID", "sub, ü, SUBJECT_INVALID",
      "auth_time, yesterday, CLAIMS_INVALID", "events, x, TYP_MISMATCH", "typ, Refresh, TYP_MISMATCH"
    })
    void areRefused(String name, String value, OAuthReason reason) {
      idp.claim(name, value);
      assertThat(reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"exp, soon", "iat, now", "nbf, true"})
    void haveTheTypesOfTheStandard(String name, String value) {
      idp.claim(name, value);
      assertThat(reason()).isEqualTo(JoseReason.CLAIMS_INVALID);
    }

    @Test
    void mayHaveSeveralAudiencesOnlyIfWeAreTheOneItIsFor() {
      idp.claim("aud", List.of("crm", "api"));
      assertThat(reason()).isEqualTo(OAuthReason.AUDIENCE_UNTRUSTED);
      settings = each -> each.trustedAudiences("api");
      assertThat(reason()).isEqualTo(OAuthReason.AUTHORIZED_PARTY);
      idp.claim("azp", "api");
      assertThat(reason()).isEqualTo(OAuthReason.AUTHORIZED_PARTY);
      idp.claim("azp", "crm");
      assertThat(reason()).isEqualTo("accepted");
    }

    @ParameterizedTest
    @CsvSource({
      "exp, -60, EXPIRED", "exp, -59, accepted", "iat, 61, ISSUED_IN_FUTURE", "iat, 60, accepted", "iat, -661, TOO_OLD",
      "iat, -660, accepted", "nbf, 61, NOT_YET_VALID", "nbf, 60, accepted"
    })
    void areOfTheirTimeWithinTheSkew(String name, long seconds, String reason) {
      idp.claim(name, NOW.plusSeconds(seconds));
      assertThat(reason().toString()).isEqualTo(reason);
    }

    @Test
    void sayWhenThePersonLoggedInIfThatWasAskedFor() {
      settings = each -> each.maxAge(Duration.ofMinutes(5));
      assertThat(reason()).isEqualTo("accepted");
      idp.claim("auth_time", NOW.minusSeconds(361));
      assertThat(reason()).isEqualTo(OAuthReason.AUTH_TIME);
      idp.claim("auth_time", NOW.plusSeconds(61));
      assertThat(reason()).isEqualTo(OAuthReason.AUTH_TIME);
      idp.claim("auth_time", null);
      assertThat(reason()).isEqualTo(OAuthReason.AUTH_TIME);
    }

    @Test
    void sayHowThePersonLoggedInIfThatWasAskedFor() {
      settings = each -> each.acrValues("hw", "mfa");
      assertThat(reason()).isEqualTo("accepted");
      idp.claim("acr", "pwd");
      assertThat(reason()).isEqualTo(OAuthReason.ACR_INSUFFICIENT);
      idp.claim("acr", null);
      assertThat(reason()).isEqualTo(OAuthReason.ACR_INSUFFICIENT);
    }

    @Test
    void haveASubjectOfAtMost255Characters() {
      idp.claim("sub", "x".repeat(255));
      assertThat(reason()).isEqualTo("accepted");
      idp.claim("sub", "x".repeat(256));
      assertThat(reason()).isEqualTo(OAuthReason.SUBJECT_INVALID);
    }

    @Test
    void nameTheHostedDomainIfOneIsSet() {
      settings = each -> each.hostedDomain("acme.example");
      assertThat(reason()).isEqualTo(OAuthReason.HOSTED_DOMAIN);
      idp.claim("hd", "evil.example");
      assertThat(reason()).isEqualTo(OAuthReason.HOSTED_DOMAIN);
      idp.claim("hd", "acme.example");
      assertThat(reason()).isEqualTo("accepted");
    }

    @Test
    void verifyAnAddressByTrueAndNothingElse() {
      idp.claim("email_verified", "true");
      assertThat(run().orElseThrow().principal().emailVerified()).isEqualTo(EmailVerified.NOT_SAID);
      idp.claim("email_verified", false);
      assertThat(run().orElseThrow().principal().emailVerified()).isEqualTo(EmailVerified.NO);
    }

    @Test
    void areBelievedOfAnAddressOnlyWhereTheAddressStands() {
      settings = each -> each.userinfo(Userinfo.FETCHED);
      idp.claim("email_verified", null);
      idp.userinfo("email_verified", true);
      assertThat(run().orElseThrow().principal().emailVerified()).isEqualTo(EmailVerified.NOT_SAID);
      idp.userinfo("email", "somebody@acme.example");
      assertThat(run().orElseThrow().principal().emailVerified()).isEqualTo(EmailVerified.NOT_SAID);
      idp.userinfo("email", "alice@acme.example");
      assertThat(run().orElseThrow().principal().emailVerified()).isEqualTo(EmailVerified.YES);
      idp.claim("email", null);
      idp.claim("email_verified", false);
      assertThat(run().orElseThrow().principal().emailVerified()).isEqualTo(EmailVerified.YES);
    }

    @Test
    void sayByWhatMeansAPersonLoggedInOnlyWhereTheyAreSigned() {
      settings = each -> each.userinfo(Userinfo.FETCHED);
      idp.userinfo("amr", List.of("mfa"));
      assertThat(run().orElseThrow().principal().attributes()).doesNotContainKey("amr");
      idp.claim("amr", List.of("pwd"));
      assertThat(run().orElseThrow().principal().attributes()).containsEntry("amr", List.of("pwd"));
    }

    @Test
    void mayLeaveOutTheHashes() {
      idp.claim("at_hash", null);
      idp.claim("c_hash", null);
      assertThat(reason()).isEqualTo("accepted");
    }
  }

  @Nested
  class Microsoft {

    private void multiTenant() {
      issuer = "https://idp.example/{tenantid}/v2.0";
      idp.discoveryIssuer(issuer);
      settings = each -> each.microsoftTenant("72f9").discovery(URI.create(ISSUER + "/.well-known/openid-configuration"));
      idp.claim("iss", "https://idp.example/72f9/v2.0");
      idp.claim("tid", "72f9");
      idp.lie(OidcAttack.NO_PKCE_LISTED);
      UnaryOperator<OidcProvider.Builder> before = settings;
      settings = each -> before.apply(each).pkce(Pkce.KNOWN);
    }

    private Object reasonWithoutIssParameter() {
      return reason(login.begin(ACME, OKTA, "/", browser, NOW).then(begun -> {
        Map<String, String> answer = Forms.read(idp.authorize(begun.redirect()));
        String query = "code=" + answer.get("code") + "&state=" + answer.get("state") + "&iss=https://idp.example/72f9/v2.0";
        return login.complete(ACME, Callback.query(OKTA, CALLBACK, query, browser.value()), NOW);
      }));
    }

    @Test
    void hasItsTenantInThePlaceOfTheIssuer() {
      multiTenant();
      assertThat(reasonWithoutIssParameter()).isEqualTo("accepted");
    }

    @Test
    void vouchesForOneTenantOnly() {
      multiTenant();
      idp.claim("tid", "evil");
      idp.claim("iss", "https://idp.example/evil/v2.0");
      assertThat(reasonWithoutIssParameter()).isEqualTo(OAuthReason.TENANT_CLAIM);
      idp.claim("tid", null);
      assertThat(reasonWithoutIssParameter()).isEqualTo(OAuthReason.TENANT_CLAIM);
    }

    @Test
    void doesNotVouchWithTheIssuerOfAnotherTenant() {
      multiTenant();
      idp.claim("iss", "https://idp.example/evil/v2.0");
      assertThat(reasonWithoutIssParameter()).isEqualTo(OAuthReason.ISSUER);
    }

    @Test
    void cannotBeSetUpWithoutATenant() {
      issuer = "https://idp.example/{tenantid}/v2.0";
      assertThatIllegalArgumentException().isThrownBy(OidcLoginTest.this::provider);
    }
  }

  @Nested
  class Documents {

    @Test
    void areFetchedOnceForManyLogins() {
      run();
      run();
      assertThat(idp.calls("/.well-known/openid-configuration")).isEqualTo(1);
      assertThat(idp.calls("/jwks")).isEqualTo(1);
    }

    @Test
    void areFetchedAgainAfterAnHour() {
      run();
      run(NOW.plusSeconds(3600));
      assertThat(idp.calls("/.well-known/openid-configuration")).isEqualTo(2);
    }

    @Test
    void serveWhileTheyCannotBeFetched() {
      run();
      idp.lie(OidcAttack.BROKEN_DISCOVERY);
      assertThat(login.begin(ACME, OKTA, "/", browser, NOW.plusSeconds(7200)).whyNot()).isEmpty();
      assertThat(reason(login.begin(ACME, OKTA, "/", browser, NOW.plusSeconds(90_000)))).isEqualTo(OAuthReason.DISCOVERY_INVALID);
    }

    @Test
    void serveWhileWhatIsFetchedIsOfNoUse() {
      run();
      idp.lie(OidcAttack.EMPTY_DISCOVERY);
      assertThat(login.begin(ACME, OKTA, "/", browser, NOW.plusSeconds(7200)).whyNot()).isEmpty();
      assertThat(reason(login.begin(ACME, OKTA, "/", browser, NOW.plusSeconds(90_000)))).isNotEqualTo("accepted");
    }

    @Test
    void areNotAskedForMoreThanOnceAMinuteWhileTheyFail() {
      idp.lie(OidcAttack.BROKEN_DISCOVERY);
      run();
      run(NOW.plusSeconds(59));
      assertThat(idp.calls("/.well-known/openid-configuration")).isEqualTo(1);
      run(NOW.plusSeconds(60));
      assertThat(idp.calls("/.well-known/openid-configuration")).isEqualTo(2);
    }

    @Test
    void followTheRotationOfKeys() {
      run();
      idp.rotateKeys();
      assertThat(reason(run(NOW.plusSeconds(59)))).isEqualTo(JoseReason.KEY_NOT_FOUND);
      assertThat(reason(run(NOW.plusSeconds(60)))).isEqualTo("accepted");
    }
  }

  @Test
  void takesANonceOnceEvenIfAStoreForgotTheLogin() {
    InMemoryReplays replays = new InMemoryReplays();
    OidcLogin once = login(replays);
    URI redirect = once.begin(ACME, OKTA, "/", browser, NOW).orElseThrow().redirect();
    Map<String, String> asked = Forms.read(redirect.getRawQuery());
    // The hash of a nonce is made as a challenge is.
    replays.mark(ACME, "nonce/" + new PkceVerifier(asked.getOrDefault("nonce", "")).challenge(), NOW.plusSeconds(60));
    Callback callback = Callback.query(OKTA, CALLBACK, idp.authorize(redirect), browser.value());
    assertThat(reason(once.complete(ACME, callback, NOW))).isEqualTo(OAuthReason.NONCE_REPLAYED);
  }
}
