package io.crmkit.examples.sso.login;

import io.crmkit.core.TenantId;
import io.crmkit.sso.http.HttpPort;
import io.crmkit.sso.http.OutboundPolicy;
import io.crmkit.sso.http.OutboundPolicy.Loopback;
import io.crmkit.sso.http.PinnedHttp;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.Begun;
import io.crmkit.sso.oauth.BrowserSecret;
import io.crmkit.sso.oauth.Callback;
import io.crmkit.sso.oauth.ClientAuthentication;
import io.crmkit.sso.oauth.CodeFlow;
import io.crmkit.sso.oauth.Login;
import io.crmkit.sso.oauth.OAuthClient;
import io.crmkit.sso.oauth.TokenEndpoint;
import io.crmkit.sso.oauth.model.RedirectUri;
import io.crmkit.sso.oidc.Discovery;
import io.crmkit.sso.oidc.OidcLogin;
import io.crmkit.sso.oidc.OidcProvider;
import io.crmkit.sso.oidc.OidcProvider.Userinfo;
import io.crmkit.sso.oidc.ProviderMetadata;
import io.crmkit.sso.oidc.RpLogout;
import io.crmkit.sso.seal.AesGcmSealer;
import io.crmkit.sso.seal.SealingKey;
import io.crmkit.testkit.sso.InMemoryPendingLogins;
import io.crmkit.testkit.sso.InMemoryReplays;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Our host as a relying party of one provider on this machine, and one browser that logs in there. */
final class OidcVisit {

  static final TenantId ACME = new TenantId("acme");
  static final ProviderId IDP = new ProviderId("idp");
  static final String HOST = "http://127.0.0.1:1/";
  static final String CALLBACK = HOST + "callback/idp";
  static final String AFTER = HOST + "bye";
  static final String SECRET = "a secret of the client";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final AesGcmSealer SEALER = AesGcmSealer.of(SealingKey.of("k", new byte[32]));

  final Browser browser = new Browser(HOST);
  private final BrowserSecret cookie = BrowserSecret.random(RANDOM);
  private final OidcProvider provider;
  private final Discovery discovery;
  private final OidcLogin logins;
  private Duration ahead = Duration.ZERO;

  /**
   * Sets our side up, with PKCE and a secret.
   *
   * @param more what differs from the usual settings
   */
  OidcVisit(String issuer, UnaryOperator<OidcProvider.Builder> more) {
    this(issuer, SECRET, more);
  }

  OidcVisit(String issuer, String secret, UnaryOperator<OidcProvider.Builder> more) {
    this("crm", issuer, secret, ClientAuthentication.CLIENT_SECRET_BASIC, more);
  }

  /**
   * Sets our side up as one of several that a provider knows.
   *
   * @param clientId what the provider knows us as
   * @param by how we tell it the secret
   */
  OidcVisit(String clientId, String issuer, String secret, ClientAuthentication by,
      UnaryOperator<OidcProvider.Builder> more) {
    HttpPort http = PinnedHttp.of(OutboundPolicy.USUAL.withLoopback(Loopback.ALLOWED));
    Sealed sealed = SEALER.seal(ACME, OAuthClient.secretPurpose(IDP), secret.getBytes(StandardCharsets.UTF_8));
    OAuthClient client = OAuthClient.builder(IDP, clientId, new RedirectUri(CALLBACK))
        .secret(sealed, by).scopes("openid", "profile", "email").build();
    provider = more.apply(OidcProvider.builder(client, issuer).userinfo(Userinfo.FETCHED)
        .afterLogout(new RedirectUri(AFTER))).build();
    discovery = Discovery.of(http);
    InMemoryReplays replays = new InMemoryReplays();
    logins = OidcLogin.of((tenant, id) -> Optional.of(provider),
        CodeFlow.of(new InMemoryPendingLogins(), replays, SEALER, RANDOM), replays, discovery,
        TokenEndpoint.of(http, SEALER, RANDOM), http);
  }

  /** Lets time pass for our host. */
  void pass(Duration time) {
    ahead = ahead.plus(time);
  }

  private Instant now() {
    return Instant.now().plus(ahead);
  }

  OidcProvider provider() {
    return provider;
  }

  /** Returns where the browser goes to log in. */
  Verdict<Begun> begin() {
    return logins.begin(ACME, IDP, "/deals/7", cookie, now());
  }

  /** Says what becomes of the address that the browser came back to. */
  Verdict<Login> complete(Page arrived) {
    if (!browser.isHome(arrived.address())) {
      throw new IllegalStateException(
          "the browser is still at %s (%d):%n%s".formatted(arrived.address(), arrived.status(), arrived.body()));
    }
    return complete(arrived.address().getRawQuery());
  }

  Verdict<Login> complete(String query) {
    return logins.complete(ACME, Callback.query(IDP, CALLBACK, query, cookie.value()), now());
  }

  ProviderMetadata metadata() {
    return discovery.metadata(provider, now()).orElseThrow();
  }

  Discovery discovery() {
    return discovery;
  }

  /** Returns where the browser goes to log out at the provider too. */
  Verdict<URI> logout(Login login, String state) {
    return RpLogout.of(provider, metadata(), discovery.keys(metadata()))
        .redirect(login.principal(), String.valueOf(login.idToken()), AFTER, state, now());
  }

  static Object reason(Verdict<?> verdict) {
    return verdict.whyNot().<Object>map(refusal -> refusal.reason()).orElse("accepted");
  }
}
