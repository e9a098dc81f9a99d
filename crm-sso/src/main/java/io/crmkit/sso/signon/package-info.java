/**
 * One login over OpenID Connect, GitHub and SAML: what a provider vouches for becomes an account, a second factor is asked
 * for, a session begins, and the audit trail knows.
 *
 * <pre>{@code
 * SignOn signOn = SignOn.builder(services, ports, clock).oidc(oidc).gitHub(gitHub).saml(saml).build();
 * SignOnStart start = signOn.begin(acme, okta, "/deals/7", browser).orElseThrow();   // set its cookie, send the browser away
 * SignOnOutcome outcome = signOn.complete(acme, Answer.post(okta, url, body), browser);
 * Verdict<SignedOn> signedOn = signOn.factors().pass(acme, new FactorProof.Totp(code), browser);
 * Verdict<SignedIn> request = signOn.check(acme, browser);                           // at each request
 * }</pre>
 *
 * <p>Services are safe to share between threads if the ports are, and start none; values are immutable.
 */
@NullMarked
package io.crmkit.sso.signon;

import org.jspecify.annotations.NullMarked;
