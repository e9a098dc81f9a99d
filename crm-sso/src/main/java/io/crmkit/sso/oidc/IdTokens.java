package io.crmkit.sso.oidc;

import io.crmkit.sso.jose.Claims;
import io.crmkit.sso.jose.JwsPolicy;
import io.crmkit.sso.jose.JwsVerifier;
import io.crmkit.sso.jose.KeySource;
import io.crmkit.sso.jose.VerifiedJws;
import io.crmkit.sso.model.Verdict;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * Validates the ID tokens of one provider (OpenID Connect Core, section 3.1.3.7), in this order: envelope, algorithm, key and
 * signature; kind of token; issuer and tenant; audience; times; nonce; hashes of code and access token; how and when the
 * person logged in; subject; hosted domain. Immutable.
 */
public final class IdTokens {

  private final OidcProvider provider;
  private final JwsVerifier verifier;

  private IdTokens(OidcProvider provider, JwsVerifier verifier) {
    this.provider = Objects.requireNonNull(provider, "provider");
    this.verifier = verifier;
  }

  public static IdTokens of(OidcProvider provider, KeySource keys) {
    JwsPolicy policy = new JwsPolicy(
        provider.algorithms(), Set.of("JWT"), JwsPolicy.Untyped.TAKEN, JwsPolicy.USUAL_LENGTH);
    return new IdTokens(provider, JwsVerifier.of(policy, keys));
  }

  /** Returns the claims of an ID token that passes every check. */
  public Verdict<Claims> validate(String token, IdTokenExpectation expected, Instant now) {
    return verifier.verify(token, now).then(jws -> claims(jws, expected, now));
  }

  private Verdict<Claims> claims(VerifiedJws jws, IdTokenExpectation expected, Instant now) {
    IdentityChecks identity = new IdentityChecks(provider);
    TimeChecks times = new TimeChecks(provider, now);
    return identity.kind(jws.claims())
        .then(identity::issuer)
        .then(identity::audience)
        .then(times::validity)
        .then(claims -> BindingChecks.nonce(claims, expected))
        .then(claims -> BindingChecks.hashes(claims, jws.header().algorithm(), expected))
        .then(identity::context)
        .then(times::authentication)
        .then(identity::subject)
        .then(identity::hostedDomain);
  }
}
