package io.crmkit.sso.oauth;

import java.net.URI;
import java.util.Objects;

/**
 * GitHub, or a GitHub Enterprise Server, as a tenant has set it up.
 *
 * @param client with the scopes {@code read:user} and {@code user:email}
 * @param site such as {@code https://github.com}
 * @param api such as {@code https://api.github.com}
 */
public record GitHubProvider(OAuthClient client, URI site, URI api) {

  private static final URI SITE = URI.create("https://github.com");
  private static final URI API = URI.create("https://api.github.com");

  public GitHubProvider {
    Objects.requireNonNull(client, "client");
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(api, "api");
    if (site.toString().endsWith("/") || api.toString().endsWith("/")) {
      throw new IllegalArgumentException("site and api must not end with a slash but are %s and %s".formatted(site, api));
    }
  }

  /** The one that everybody means. */
  public static GitHubProvider of(OAuthClient client) {
    return new GitHubProvider(client, SITE, API);
  }

  URI authorizationEndpoint() {
    return URI.create(site + "/login/oauth/authorize");
  }

  URI tokenEndpoint() {
    return URI.create(site + "/login/oauth/access_token");
  }
}
