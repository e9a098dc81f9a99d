/**
 * The way to identity providers: a port that a host may implement, and an adapter on the JDK alone that reaches nothing but
 * public addresses.
 *
 * <pre>{@code
 * HttpPort http = PinnedHttp.of(OutboundPolicy.USUAL);
 * Verdict<OutboundResponse> verdict = http.exchange(OutboundRequest.get(URI.create("https://idp.example/jwks")));
 * }</pre>
 *
 * <p>Everything here is safe for concurrent use.
 */
@NullMarked
package io.crmkit.sso.http;

import org.jspecify.annotations.NullMarked;
