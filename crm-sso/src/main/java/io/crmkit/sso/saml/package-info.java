/**
 * SAML 2.0 single sign-on and logout for a service provider.
 *
 * <pre>{@code
 * SamlSignOn saml = new SamlSignOn(requests, replays, Clock.systemUTC());
 * OutgoingMessage out = saml.begin(tenant, okta, LoginAsk.of(browserCookie, "/deals")).orElseThrow();
 * response.redirect(out.url());                                     // the browser comes back with a form:
 * Verdict<SamlLogin> login = saml.complete(tenant, okta, new PostedResponse(samlResponse, relayState, browserCookie));
 * }</pre>
 *
 * <p>Services are safe for concurrent use; values are immutable. A refusal is a value and says which check said no.
 */
@NullMarked
package io.crmkit.sso.saml;

import org.jspecify.annotations.NullMarked;
