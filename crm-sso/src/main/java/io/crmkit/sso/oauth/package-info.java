/**
 * The authorization code flow of OAuth 2.0 (RFC 6749) as RFC 9700 wants it: PKCE, one state for one browser and one use, exact
 * redirect URIs, the issuer in the answer. OpenID Connect builds on it; GitHub, which is plain OAuth 2.0, is here.
 *
 * <pre>{@code
 * GitHubLogin github = GitHubLogin.of(providers, flow, tokens, http);
 * Begun begun = github.begin(tenant, provider, "/deals/7", browser, clock.instant()).orElseThrow();   // redirect to it
 * Callback callback = Callback.query(provider, "https://crm.example/callback/github", query, cookie);
 * Verdict<Login> verdict = github.complete(tenant, callback, clock.instant());
 * }</pre>
 *
 * <p>Everything here is safe for concurrent use if the ports are.
 */
@NullMarked
package io.crmkit.sso.oauth;

import org.jspecify.annotations.NullMarked;
