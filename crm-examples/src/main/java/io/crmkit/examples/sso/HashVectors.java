package io.crmkit.examples.sso;

import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.jose.JwsSigner;
import io.crmkit.sso.jose.KeySet;
import io.crmkit.sso.jose.SigningKey;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.OAuthClient;
import io.crmkit.sso.oauth.model.RedirectUri;
import io.crmkit.sso.oidc.IdTokenExpectation;
import io.crmkit.sso.oidc.IdTokens;
import io.crmkit.sso.oidc.OidcProvider;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of access tokens and codes in ID tokens (OpenID Connect Core, 3.1.3.6 and 3.3.2.11): {@code alg} with {@code
 * access_token} and {@code at_hash}, or {@code code} and {@code c_hash}. A token with the hash must be taken, and one
 * for another text refused.
 */
final class HashVectors implements VectorKind {

  private static final String ISSUER = "https://corpus.example";
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Override
  public boolean isOne(Members file) {
    return file.has("alg")
        && (file.has("access_token") && file.has("at_hash") || file.has("code") && file.has("c_hash"));
  }

  @Override
  public void count(Tally tally, String name, Members file) {
    JwsAlgorithm algorithm = JwsAlgorithm.named(file.need("alg"))
        .orElseThrow(() -> new IllegalArgumentException("no algorithm is called " + file.need("alg")));
    if (algorithm.isSymmetric()) {
      tally.leaveOut(name, "of an algorithm that ID tokens are not signed by here");
      return;
    }
    SigningKey key = SigningKey.generate("k", algorithm, new SecureRandom());
    if (file.has("at_hash")) {
      String hashed = file.need("access_token");
      tally.accept(name, validate(key, "at_hash", file.need("at_hash"), hashed, null));
      tally.refuse(name + " for another access token",
          validate(key, "at_hash", file.need("at_hash"), hashed + "x", null), Set.of("AT_HASH_MISMATCH"));
    }
    if (file.has("c_hash")) {
      String hashed = file.need("code");
      tally.accept(name, validate(key, "c_hash", file.need("c_hash"), null, hashed));
      tally.refuse(name + " for another code",
          validate(key, "c_hash", file.need("c_hash"), null, hashed + "x"), Set.of("C_HASH_MISMATCH"));
    }
  }

  private static @Nullable String validate(
      SigningKey key, String claim, String hash, @Nullable String accessToken, @Nullable String code) {
    OAuthClient client = OAuthClient
        .builder(new ProviderId("corpus"), "crm", new RedirectUri("https://crm.example/callback"))
        .scopes("openid").build();
    OidcProvider provider = OidcProvider.builder(client, ISSUER).algorithms(key.algorithm()).build();
    String token = JwsSigner.of(key).sign("JWT", Map.of("iss", ISSUER, "aud", "crm", "sub", "ann", "nonce", "n",
        "iat", NOW, "exp", NOW.plusSeconds(60), claim, hash));
    Verdict<?> verdict = IdTokens.of(provider, KeySet.of(key.verificationKey()))
        .validate(token, new IdTokenExpectation("n"::equals, accessToken, code), NOW);
    return Envelopes.reason(verdict);
  }
}
