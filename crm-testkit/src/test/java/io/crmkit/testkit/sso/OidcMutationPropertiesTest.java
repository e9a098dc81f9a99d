package io.crmkit.testkit.sso;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.sso.jose.Claims;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.jose.JwsSigner;
import io.crmkit.sso.jose.KeySet;
import io.crmkit.sso.jose.SigningKey;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.model.Verdict.Accepted;
import io.crmkit.sso.oauth.BrowserSecret;
import io.crmkit.sso.oauth.Callback;
import io.crmkit.sso.oauth.CodeFlow;
import io.crmkit.sso.oauth.Login;
import io.crmkit.sso.oauth.OAuthClient;
import io.crmkit.sso.oauth.TokenEndpoint;
import io.crmkit.sso.oauth.model.RedirectUri;
import io.crmkit.sso.oidc.Discovery;
import io.crmkit.sso.oidc.IdTokenExpectation;
import io.crmkit.sso.oidc.IdTokens;
import io.crmkit.sso.oidc.LogoutNotice;
import io.crmkit.sso.oidc.LogoutTokens;
import io.crmkit.sso.oidc.OidcLogin;
import io.crmkit.sso.oidc.OidcProvider;
import io.crmkit.sso.seal.AesGcmSealer;
import io.crmkit.sso.seal.SealingKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/**
 * One edit on an ID token, a logout token or a callback that is accepted: refused, or the same comes out to the last
 * byte. A token is signed over its bytes and has one form only, so that no edit of it is ever accepted.
 */
class OidcMutationPropertiesTest {

  /** So many edits are tried with each seed: 10,000 in a build, a million in a thorough one. */
  private static final int EDITS = 10;

  private static final TenantId ACME = new TenantId("acme");
  private static final ProviderId OKTA = new ProviderId("okta");
  private static final String ISSUER = "https://idp.example";
  private static final String CALLBACK = "https://crm.example/callback/okta";
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final AesGcmSealer SEALER = AesGcmSealer.of(SealingKey.of("k", new byte[32]));
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final IdTokenExpectation EXPECTED = new IdTokenExpectation("n"::equals, null, null);

  /** One key for all tries, of the algorithm that verifies fastest. */
  private static final SigningKey KEY = SigningKey.generate("key-1", JwsAlgorithm.RS256, RANDOM);
  private static final KeySet KEYS = KeySet.of(KEY.verificationKey());
  private static final OidcProvider PROVIDER = OidcProvider
      .builder(OAuthClient.builder(OKTA, "crm", new RedirectUri(CALLBACK)).scopes("openid").build(), ISSUER)
      .algorithms(JwsAlgorithm.RS256, JwsAlgorithm.ES256).build();
  private static final IdTokens ID_TOKENS = IdTokens.of(PROVIDER, KEYS);
  private static final String ID_TOKEN =
      JwsSigner.of(KEY).sign("JWT", content("sub", "alice", "nonce", "n", "email", "alice@acme.example"));
  private static final String LOGOUT_TOKEN = JwsSigner.of(KEY).sign("logout+jwt", content(
      "sub", "alice", "sid", "session-1", "jti", "1", "events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())));

  private final FakeOidcProvider idp = new FakeOidcProvider(ISSUER, "crm", Clock.fixed(NOW, ZoneOffset.UTC));

  private static Map<String, Object> content(Object... more) {
    Map<String, Object> content =
        new LinkedHashMap<>(Map.of("iss", ISSUER, "aud", "crm", "iat", NOW, "exp", NOW.plusSeconds(300)));
    for (int at = 0; at < more.length; at += 2) {
      content.put(more[at].toString(), more[at + 1]);
    }
    return content;
  }

  @Property
  void idTokensAreRefused(@ForAll long seed) {
    Claims expected = ID_TOKENS.validate(ID_TOKEN, EXPECTED, NOW).orElseThrow();
    Random random = new Random(seed);
    for (int edit = 0; edit < EDITS; edit++) {
      String edited = TextMutation.token(ID_TOKEN, random);
      Verdict<Claims> verdict = ID_TOKENS.validate(edited, EXPECTED, NOW);
      collect(verdict, edited.equals(ID_TOKEN));
      if (verdict instanceof Accepted<Claims> accepted) {
        assertThat(edited).isEqualTo(ID_TOKEN);
        assertThat(accepted.value().members()).isEqualTo(expected.members());
      }
    }
  }

  @Property
  void logoutTokensAreRefused(@ForAll long seed) {
    Random random = new Random(seed);
    for (int edit = 0; edit < EDITS; edit++) {
      String edited = TextMutation.token(LOGOUT_TOKEN, random);
      Verdict<LogoutNotice> verdict =
          LogoutTokens.of(PROVIDER, KEYS, new InMemoryReplays()).receive(ACME, edited, NOW, notice -> notice);
      collect(verdict, edited.equals(LOGOUT_TOKEN));
      if (verdict instanceof Accepted<LogoutNotice> accepted) {
        assertThat(edited).isEqualTo(LOGOUT_TOKEN);
        assertThat(accepted.value()).isEqualTo(new LogoutNotice(OKTA, ISSUER, "alice", "session-1"));
      }
    }
  }

  /**
   * A callback may have parameters that nobody knows (RFC 6749, 4.1.2), and its values may be encoded in more than
   * one way.
   */
  @Property
  void callbacksAreRefusedOrChangeNothing(@ForAll long seed) {
    Random random = new Random(seed);
    OidcLogin login = login();
    for (int edit = 0; edit < EDITS; edit++) {
      callBack(login, random);
    }
  }

  private void callBack(OidcLogin login, Random random) {
    BrowserSecret browser = BrowserSecret.random(RANDOM);
    String query = idp.authorize(login.begin(ACME, OKTA, "/deals", browser, NOW).orElseThrow().redirect());
    String edited = TextMutation.query(query, random);
    Verdict<Login> verdict = login.complete(ACME, Callback.query(OKTA, CALLBACK, edited, browser.value()), NOW);
    collect(verdict, edited.equals(query));
    if (verdict instanceof Accepted<Login> accepted) {
      assertThat(accepted.value().principal().subject()).as(edited).isEqualTo("alice");
      assertThat(Forms.read(edited)).as(edited).containsAllEntriesOf(Forms.read(query));
      assertThat(accepted.value().returnTo().path()).isEqualTo("/deals");
    }
  }

  private OidcLogin login() {
    InMemoryReplays replays = new InMemoryReplays();
    return OidcLogin.of((tenant, id) -> Optional.of(PROVIDER),
        CodeFlow.of(new InMemoryPendingLogins(), replays, SEALER, RANDOM), replays, Discovery.of(idp),
        TokenEndpoint.of(idp, SEALER, RANDOM), idp);
  }

  private static void collect(Verdict<?> verdict, boolean isUnedited) {
    String reason = verdict.whyNot().map(refusal -> refusal.reason().name()).orElse("accepted");
    Statistics.collect(isUnedited ? "unedited" : reason);
  }
}
