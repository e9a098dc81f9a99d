package io.crmkit.sso.oidc;

import io.crmkit.core.TenantId;
import io.crmkit.sso.http.HttpPort;
import io.crmkit.sso.jose.Claims;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Use;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.Answered;
import io.crmkit.sso.oauth.AuthorizationRequest;
import io.crmkit.sso.oauth.Begun;
import io.crmkit.sso.oauth.BrowserSecret;
import io.crmkit.sso.oauth.Callback;
import io.crmkit.sso.oauth.CodeFlow;
import io.crmkit.sso.oauth.ExpectedAnswer;
import io.crmkit.sso.oauth.GrantedCode;
import io.crmkit.sso.oauth.Login;
import io.crmkit.sso.oauth.TokenEndpoint;
import io.crmkit.sso.oauth.TokenResponse;
import io.crmkit.sso.oauth.model.OAuthReason;
import io.crmkit.sso.oauth.model.ReturnTo;
import io.crmkit.sso.port.Replays;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Logins with OpenID Connect by the authorization code flow (OpenID Connect Core, section 3.1): {@link #begin}, the
 * browser's way to the provider and back, {@link #complete}. Safe for concurrent use if the ports are.
 */
public final class OidcLogin {

  private final OidcProviders providers;
  private final CodeFlow flow;
  private final Replays replays;
  private final Discovery discovery;
  private final TokenEndpoint tokens;
  private final UserinfoEndpoint userinfo;

  private OidcLogin(
      OidcProviders providers, CodeFlow flow, Replays replays, Discovery discovery, TokenEndpoint tokens, HttpPort http) {
    this.providers = Objects.requireNonNull(providers, "providers");
    this.flow = Objects.requireNonNull(flow, "flow");
    this.replays = Objects.requireNonNull(replays, "replays");
    this.discovery = Objects.requireNonNull(discovery, "discovery");
    this.tokens = Objects.requireNonNull(tokens, "tokens");
    this.userinfo = new UserinfoEndpoint(Objects.requireNonNull(http, "http"));
  }

  public static OidcLogin of(
      OidcProviders providers, CodeFlow flow, Replays replays, Discovery discovery, TokenEndpoint tokens, HttpPort http) {
    return new OidcLogin(providers, flow, replays, discovery, tokens, http);
  }

  /**
   * Begins a login: keeps it and says where the browser goes.
   *
   * @param returnTo where the browser wants to go afterwards; as it was asked for
   */
  public Verdict<Begun> begin(
      TenantId tenant, ProviderId id, String returnTo, BrowserSecret browser, Instant now) {
    return provider(tenant, id).then(provider -> ReturnTo.parse(returnTo)
        .then(path -> discovery.metadata(provider, now).then(metadata -> Verdict.accept(
            flow.begin(tenant, provider.client(), request(provider, metadata), path, browser, now)))));
  }

  private static AuthorizationRequest request(OidcProvider provider, ProviderMetadata metadata) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Duration maxAge = provider.maxAge();
    if (maxAge != null) {
      parameters.put("max_age", Long.toString(maxAge.toSeconds()));
    }
    if (!provider.acrValues().isEmpty()) {
      parameters.put("acr_values", String.join(" ", provider.acrValues()));
    }
    String domain = provider.hostedDomain();
    if (domain != null) {
      parameters.put("hd", domain);
    }
    return new AuthorizationRequest(metadata.authorizationEndpoint(), provider.mode(), parameters);
  }

  /** Completes a login with what came back. */
  public Verdict<Login> complete(TenantId tenant, Callback callback, Instant now) {
    return flow.answered(tenant, callback, now)
        .then(answered -> provider(tenant, callback.provider())
            .then(provider -> discovery.metadata(provider, now)
                .then(metadata -> new Completion(tenant, provider, metadata, now).of(answered))));
  }

  private Verdict<OidcProvider> provider(TenantId tenant, ProviderId id) {
    return providers.find(tenant, id).map(Verdict::accept)
        .orElseGet(() -> Verdict.refuse(OAuthReason.PROVIDER_UNKNOWN, "The tenant has no OpenID provider %s.".formatted(id)));
  }

  /** What the steps of one completion share. */
  private final class Completion {

    private final TenantId tenant;
    private final OidcProvider provider;
    private final ProviderMetadata metadata;
    private final Instant now;

    Completion(TenantId tenant, OidcProvider provider, ProviderMetadata metadata, Instant now) {
      this.tenant = tenant;
      this.provider = provider;
      this.metadata = metadata;
      this.now = now;
    }

    Verdict<Login> of(Answered answered) {
      ExpectedAnswer expected = new ExpectedAnswer(
          provider.mode(), provider.expectedIssuer(), provider::isIssuer, metadata.naming());
      return flow.code(tenant, answered, expected, now).then(code ->
          tokens.redeem(tenant, provider.client(), metadata.tokenEndpoint(), code, now)
              .then(Completion::withIdToken)
              .then(response -> login(code, response)));
    }

    private static Verdict<TokenResponse> withIdToken(TokenResponse response) {
      List<String> scopes = response.scopes();
      if (scopes != null && !scopes.contains("openid")) {
        return Verdict.refuse(OAuthReason.SCOPE_INSUFFICIENT, "The provider must grant openid but does not.");
      }
      return response.idToken() != null ? Verdict.accept(response)
          : Verdict.refuse(OAuthReason.ID_TOKEN_MISSING, "The token endpoint gives no ID token.");
    }

    private Verdict<Login> login(GrantedCode code, TokenResponse response) {
      String idToken = Objects.requireNonNull(response.idToken());
      IdTokenExpectation expected =
          new IdTokenExpectation(code::isNonce, response.accessToken(), code.code());
      return IdTokens.of(provider, discovery.keys(metadata)).validate(idToken, expected, now)
          .then(claims -> once(code, claims))
          .then(claims -> principal(claims, response))
          .then(principal -> Verdict.accept(
              new Login(principal, code.login().returnTo(), idToken, flow.begunAt(code.login()))));
    }

    /** A nonce is that of one login, and a login has one answer; this holds even if a store forgot that it had one. */
    private Verdict<Claims> once(GrantedCode code, Claims claims) {
      Instant until = code.login().expiresAt().plus(provider.oldest()).plus(provider.skew());
      return replays.mark(tenant, "nonce/" + code.login().nonce(), until) == Use.FIRST ? Verdict.accept(claims)
          : Verdict.refuse(OAuthReason.NONCE_REPLAYED, "The nonce was used before.");
    }

    private Verdict<Principal> principal(Claims claims, TokenResponse response) {
      URI endpoint = metadata.userinfoEndpoint();
      if (provider.userinfo() == OidcProvider.Userinfo.NOT_FETCHED || endpoint == null) {
        return Verdict.accept(Principals.of(provider, claims, Map.of()));
      }
      return userinfo.claims(endpoint, response.accessToken(), claims.subject().orElseThrow())
          .then(more -> Verdict.accept(Principals.of(provider, claims, more.members())));
    }
  }
}
