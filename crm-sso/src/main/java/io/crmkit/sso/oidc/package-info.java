/**
 * Logins and logouts with OpenID Connect providers.
 *
 * <pre>{@code
 * OidcLogin oidc = OidcLogin.of(providers, flow, replays, Discovery.of(http), tokens, http);
 * Begun begun = oidc.begin(tenant, provider, "/deals/7", browser, clock.instant()).orElseThrow();   // redirect to it
 * Callback callback = Callback.query(provider, "https://crm.example/callback/okta", query, cookie);
 * Verdict<Login> verdict = oidc.complete(tenant, callback, clock.instant());
 * }</pre>
 *
 * <p>Everything here is safe for concurrent use if the ports are.
 */
@NullMarked
package io.crmkit.sso.oidc;

import org.jspecify.annotations.NullMarked;
