package io.crmkit.sso.oauth;

import io.crmkit.core.TenantId;
import io.crmkit.sso.http.HttpPort;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.ExpectedAnswer.IssuerNaming;
import io.crmkit.sso.oauth.model.OAuthReason;
import io.crmkit.sso.oauth.model.ReturnTo;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * Logins with GitHub, which is no OpenID provider: who it is, is asked at its user API. Safe for concurrent use if
 * the ports are.
 */
public final class GitHubLogin {

  private final GitHubProviders providers;
  private final CodeFlow flow;
  private final TokenEndpoint tokens;
  private final GitHubApi api;

  private GitHubLogin(GitHubProviders providers, CodeFlow flow, TokenEndpoint tokens, HttpPort http) {
    this.providers = Objects.requireNonNull(providers, "providers");
    this.flow = Objects.requireNonNull(flow, "flow");
    this.tokens = Objects.requireNonNull(tokens, "tokens");
    this.api = new GitHubApi(http);
  }

  public static GitHubLogin of(GitHubProviders providers, CodeFlow flow, TokenEndpoint tokens, HttpPort http) {
    return new GitHubLogin(providers, flow, tokens, http);
  }

  /**
   * Begins a login.
   *
   * @param returnTo where the browser wants to go afterwards; as it was asked for
   */
  public Verdict<Begun> begin(
      TenantId tenant, ProviderId id, String returnTo, BrowserSecret browser, Instant now) {
    return provider(tenant, id).then(provider -> ReturnTo.parse(returnTo).then(path -> Verdict.accept(flow.begin(
        tenant, provider.client(),
        new AuthorizationRequest(provider.authorizationEndpoint(), ResponseMode.QUERY, Map.of()), path, browser, now))));
  }

  /** Completes a login with what came back. */
  public Verdict<Login> complete(TenantId tenant, Callback callback, Instant now) {
    return flow.answered(tenant, callback, now).then(answered -> provider(tenant, callback.provider()).then(provider -> {
      String site = provider.site().toString();
      ExpectedAnswer expected = new ExpectedAnswer(ResponseMode.QUERY, site, site::equals, IssuerNaming.NOT_PROMISED);
      return flow.code(tenant, answered, expected, now)
          .then(code -> tokens.redeem(tenant, provider.client(), provider.tokenEndpoint(), code, now))
          .then(response -> api.principal(provider, response))
          .then(principal -> Verdict.accept(
              new Login(principal, answered.login().returnTo(), null, flow.begunAt(answered.login()))));
    }));
  }

  private Verdict<GitHubProvider> provider(TenantId tenant, ProviderId id) {
    return providers.find(tenant, id).map(Verdict::accept)
        .orElseGet(() -> Verdict.refuse(OAuthReason.PROVIDER_UNKNOWN, "The tenant has no provider %s at GitHub.".formatted(id)));
  }
}
