/**
 * Signed and encrypted tokens in compact form (RFC 7515, RFC 7516), read strictly: ID tokens, logout tokens and access
 * tokens alike.
 *
 * <pre>{@code
 * KeySource keys = RotatingKeys.of(() -> http.read(jwksUri));          // JWKS, fetched when it is needed
 * JwsVerifier verifier = JwsVerifier.of(JwsPolicy.of(JwsAlgorithm.RS256).withTypes("JWT"), keys);
 * Verdict<VerifiedJws> verdict = verifier.verify(token, clock.instant());
 * Optional<String> subject = verdict.orElseThrow().claims().subject();
 * }</pre>
 *
 * <p>What is checked here is the envelope: form, algorithm, key and signature. Who issued a token, for whom and until
 * when are questions of its reader. No key, URL or certificate in a token is ever used (RFC 8725, section 3.10), and
 * nothing is fetched but through a {@link io.crmkit.sso.jose.KeySetSource} of the host. Everything here is safe for
 * concurrent use.
 */
@NullMarked
package io.crmkit.sso.jose;

import org.jspecify.annotations.NullMarked;
