/**
 * Our own tokens: access tokens as JWT (RFC 9068) and rotating refresh tokens (RFC 9700, section 4.14.2).
 *
 * <pre>{@code
 * Tokens tokens = Tokens.builder(settings, new InMemoryTokens().stores(), sealer, events, clock).build();
 * tokens.keys().rotate(tenant);                                 // the first key of this tenant
 * IssuedTokens issued = tokens.refresh().open(tenant, grant, device, from).orElseThrow();
 * Verdict<AccessToken> verdict = tokens.access().verify(tenant, issued.access().text());
 * Verdict<IssuedTokens> next = tokens.refresh().refresh(tenant, issued.refresh(), shownBy);   // each once
 * }</pre>
 *
 * <p>Services are safe for concurrent use and keep no state but keys and verified tokens, for at most a minute longer
 * than they count; everything else is in the ports.
 */
@NullMarked
package io.crmkit.sso.token;

import org.jspecify.annotations.NullMarked;
