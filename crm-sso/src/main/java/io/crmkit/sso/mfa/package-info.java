/**
 * Second factors: authenticator apps, codes by SMS and e-mail, backup codes, and the lock that stops who guesses.
 *
 * <pre>{@code
 * SecondFactors factors = new SecondFactors(new FactorPorts(repository, sealer, sender, events), FactorPolicy.USUAL,
 * clock); TotpEnrolment offer = factors.enrolTotp(acme, ann, new TotpLabel("Acme CRM", "ann@example.com"),
 * TotpSettings.USUAL); show(offer.qrSvg());                                                   // scanned by the app
 * factors.confirmTotp(acme, ann, code, client).orElseThrow();            // only now it counts
 * Verdict<PassedFactor> passed = factors.verifyTotp(acme, ann, code, client);
 * }</pre>
 *
 * <p>{@link io.crmkit.sso.mfa.SecondFactors} is safe to share between threads and starts none; everything else is
 * immutable.
 */
@NullMarked
package io.crmkit.sso.mfa;

import org.jspecify.annotations.NullMarked;
