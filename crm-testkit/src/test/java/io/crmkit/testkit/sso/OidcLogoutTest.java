package io.crmkit.testkit.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.crmkit.core.TenantId;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.Principal.EmailVerified;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.OAuthClient;
import io.crmkit.sso.oauth.model.OAuthReason;
import io.crmkit.sso.oauth.model.RedirectUri;
import io.crmkit.sso.oidc.Discovery;
import io.crmkit.sso.oidc.FrontChannelLogout;
import io.crmkit.sso.oidc.LogoutNotice;
import io.crmkit.sso.oidc.LogoutTokens;
import io.crmkit.sso.oidc.OidcProvider;
import io.crmkit.sso.oidc.ProviderMetadata;
import io.crmkit.sso.oidc.RpLogout;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three logouts of OpenID Connect. */
class OidcLogoutTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final ProviderId OKTA = new ProviderId("okta");
  private static final String ISSUER = "https://idp.example";
  private static final String AFTER = "https://crm.example/bye";
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final FakeOidcProvider idp = new FakeOidcProvider(ISSUER, "crm", Clock.fixed(NOW, ZoneOffset.UTC));
  private final OidcProvider provider = OidcProvider
      .builder(OAuthClient.builder(OKTA, "crm", new RedirectUri("https://crm.example/cb")).scopes("openid").build(), ISSUER)
      .algorithms(JwsAlgorithm.ES256).afterLogout(new RedirectUri(AFTER)).build();
  private final Principal alice = principal("alice@acme.example", EmailVerified.YES);

  private static Principal principal(String email, EmailVerified verified) {
    return Principal.builder(OKTA, ISSUER, "alice").email(email, verified).sessionIndex("session-1").build();
  }

  private static Object reason(Verdict<?> verdict) {
    return verdict.whyNot().<Object>map(refusal -> refusal.reason()).orElse("accepted");
  }

  @Nested
  class BackChannel {

    private final LogoutTokens tokens = LogoutTokens.of(provider, idp.keys(), new InMemoryReplays());
    private final Map<String, Object> content = new LinkedHashMap<>(Map.of(
        "iss", ISSUER, "aud", "crm", "iat", NOW, "exp", NOW.plusSeconds(120), "jti", "1", "sub", "alice", "sid", "session-1",
        "events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())));

    private Object reason() {
      return OidcLogoutTest.reason(tokens.receive(ACME, idp.logoutToken(content), NOW, notice -> notice));
    }

    @Test
    void namesWhoseSessionsEnd() {
      assertThat(tokens.receive(ACME, idp.logoutToken(content), NOW, notice -> notice).orElseThrow())
          .isEqualTo(new LogoutNotice(OKTA, ISSUER, "alice", "session-1"));
    }

    @Test
    void happensOnce() {
      assertThat(reason()).isEqualTo("accepted");
      assertThat(reason()).isEqualTo(OAuthReason.LOGOUT_TOKEN_REPLAYED);
    }

    @Test
    void isAReplayToItsEndWhoseverClockIsAhead() {
      InMemoryReplays replays = new InMemoryReplays();
      LogoutTokens once = LogoutTokens.of(provider, idp.keys(), replays);
      String token = idp.logoutToken(content);
      once.receive(ACME, token, NOW, notice -> notice).orElseThrow();

      Instant late = NOW.plusSeconds(120 + 59);
      replays.purge(ACME, late.plusSeconds(59));
      assertThat(OidcLogoutTest.reason(once.receive(ACME, token, late, notice -> notice)))
          .isEqualTo(OAuthReason.LOGOUT_TOKEN_REPLAYED);
    }

    @Test
    void mayComeAgainUntilItWasCarriedOut() {
      String token = idp.logoutToken(content);

      assertThatIllegalStateException().isThrownBy(() -> tokens.receive(ACME, token, NOW, notice -> {
        throw new IllegalStateException("the store is away");
      }));
      assertThat(tokens.receive(ACME, token, NOW, LogoutNotice::session).orElseThrow()).isEqualTo("session-1");
      assertThat(reason()).isEqualTo(OAuthReason.LOGOUT_TOKEN_REPLAYED);
    }

    @Test
    void isAReplayIfTheSameTokenWasFaster() {
      String token = idp.logoutToken(content);

      assertThat(OidcLogoutTest.reason(tokens.receive(ACME, token, NOW, notice -> reason())))
          .isEqualTo(OAuthReason.LOGOUT_TOKEN_REPLAYED);
    }

    @ParameterizedTest
    @CsvSource({
      "events, , LOGOUT_TOKEN_EVENTS", "events, logout, LOGOUT_TOKEN_EVENTS", "nonce, n, LOGOUT_TOKEN_NONCE",
      "aud, other, LOGOUT_TOKEN_AUDIENCE", "iss, https://evil.example, LOGOUT_TOKEN_ISSUER", "iat, , LOGOUT_TOKEN_TIME",
      "jti, , LOGOUT_TOKEN_INVALID", "jti, '', LOGOUT_TOKEN_INVALID", "sid, '', LOGOUT_TOKEN_SUBJECT",
      "sub, '', LOGOUT_TOKEN_SUBJECT"
    })
    void isRefused(String name, String value, OAuthReason reason) {
      if (value == null) {
        content.remove(name);
      } else {
        content.put(name, value);
      }
      assertThat(reason()).isEqualTo(reason);
    }

    @Test
    void namesAPersonOrASession() {
      content.remove("sub");
      assertThat(reason()).isEqualTo("accepted");
      content.remove("sid");
      assertThat(reason()).isEqualTo(OAuthReason.LOGOUT_TOKEN_SUBJECT);
    }

    @ParameterizedTest
    @CsvSource({"exp, -60", "iat, 61"})
    void isOfItsTime(String name, long seconds) {
      content.put(name, NOW.plusSeconds(seconds));
      assertThat(reason()).isEqualTo(OAuthReason.LOGOUT_TOKEN_TIME);
    }

    @Test
    void needsASignature() {
      assertThat(OidcLogoutTest.reason(tokens.receive(ACME, idp.unsignedToken(content), NOW, notice -> notice)))
          .isEqualTo(OAuthReason.LOGOUT_TOKEN_ALG_NONE);
      assertThat(OidcLogoutTest.reason(tokens.receive(ACME, "a.b.c", NOW, notice -> notice)))
          .isEqualTo(OAuthReason.LOGOUT_TOKEN_INVALID);
    }
  }

  @Nested
  class FrontChannel {

    @ParameterizedTest
    @CsvSource({
      "https://idp.example, session-2", "https://idp.example, ", ", session-1", "https://evil.example, session-1"
    })
    void isRefusedForAnotherSession(String issuer, String session) {
      assertThat(reason(FrontChannelLogout.check(provider, alice, issuer, session))).isEqualTo(OAuthReason.LOGOUT_SESSION);
    }

    @Test
    void endsTheSessionOfThisBrowser() {
      assertThat(FrontChannelLogout.check(provider, alice, ISSUER, "session-1").orElseThrow().session()).isEqualTo("session-1");
    }
  }

  @Nested
  class Initiated {

    private final ProviderMetadata metadata = Discovery.of(idp).metadata(provider, NOW).orElseThrow();
    private final RpLogout logout = RpLogout.of(provider, metadata, idp.keys());

    private String idToken(String subject) {
      return idp.token("JWT", Map.of("iss", ISSUER, "aud", "crm", "sub", subject, "exp", NOW.minusSeconds(9999)));
    }

    @Test
    void goesToTheProviderWithTheTokenOfTheLoginEvenIfThatHasExpired() {
      URI redirect = logout.redirect(alice, idToken("alice"), AFTER, "s", NOW).orElseThrow();
      assertThat(redirect.toString()).startsWith(ISSUER + "/logout?");
      assertThat(Forms.read(redirect.getRawQuery())).containsEntry("post_logout_redirect_uri", AFTER)
          .containsEntry("client_id", "crm").containsEntry("state", "s").containsKey("id_token_hint");
    }

    @Test
    void refusesTheTokenOfSomebodyElse() {
      assertThat(reason(logout.redirect(alice, idToken("bob"), AFTER, "s", NOW))).isEqualTo(OAuthReason.LOGOUT_REDIRECT);
    }

    @Test
    void isNothingThatAProviderMustOffer() {
      ProviderMetadata without = ProviderMetadata.read("""
          {"issuer": "https://idp.example", "authorization_endpoint": "https://idp.example/authorize",
           "token_endpoint": "https://idp.example/token", "jwks_uri": "https://idp.example/jwks"}""", ISSUER).orElseThrow();

      assertThat(reason(RpLogout.of(provider, without, idp.keys()).redirect(alice, idToken("alice"), AFTER, "s", NOW)))
          .isEqualTo(OAuthReason.LOGOUT_UNSUPPORTED);
    }

    @Test
    void comesBackToRegisteredPlacesOnly() {
      assertThat(reason(logout.registered(AFTER))).isEqualTo("accepted");
      assertThat(reason(logout.registered(AFTER + "/"))).isEqualTo(OAuthReason.LOGOUT_REDIRECT);
      assertThat(reason(logout.redirect(alice, "x", "https://evil.example/", "s", NOW))).isEqualTo(OAuthReason.LOGOUT_REDIRECT);
    }
  }
}
