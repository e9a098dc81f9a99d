package io.crmkit.sso.oidc;

import io.crmkit.sso.jose.Claims;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.model.Reason;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.model.OAuthReason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** That an ID token belongs to this login, this code and this access token. */
final class BindingChecks {

  private BindingChecks() {}

  static Verdict<Claims> nonce(Claims claims, IdTokenExpectation expected) {
    String nonce = claims.text("nonce").orElse(null);
    if (nonce == null) {
      return Verdict.refuse(OAuthReason.NONCE_MISSING, "The token has no nonce, and so could be for any login.");
    }
    return expected.nonce().test(nonce) ? Verdict.accept(claims)
        : Verdict.refuse(OAuthReason.NONCE_MISMATCH, "The nonce is that of another login.");
  }

  /**
   * Either may be left out in the code flow (OpenID Connect Core, section 3.1.3.6); if it is there, it has to be
   * right.
   */
  static Verdict<Claims> hashes(Claims claims, JwsAlgorithm algorithm, IdTokenExpectation expected) {
    return hash(claims, "at_hash", algorithm, expected.accessToken(), OAuthReason.AT_HASH_MISMATCH)
        .then(fine -> hash(claims, "c_hash", algorithm, expected.code(), OAuthReason.C_HASH_MISMATCH));
  }

  private static Verdict<Claims> hash(
      Claims claims, String name, JwsAlgorithm algorithm, @Nullable String hashed, Reason otherwise) {
    if (!claims.has(name)) {
      return Verdict.accept(claims);
    }
    boolean isFine = hashed != null
        && claims.text(name).filter(each -> isEqual(each, leftHalf(algorithm, hashed))).isPresent();
    return isFine ? Verdict.accept(claims)
        : Verdict.refuse(otherwise, name + " is not the hash of what came with the token.");
  }

  private static boolean isEqual(String first, String second) {
    return MessageDigest.isEqual(first.getBytes(StandardCharsets.UTF_8), second.getBytes(StandardCharsets.UTF_8));
  }

  /** The left half of the hash that the algorithm of the token uses (OpenID Connect Core, section 3.1.3.6). */
  static String leftHalf(JwsAlgorithm algorithm, String hashed) {
    String name = algorithm.headerName();
    String bits = name.startsWith("Ed") ? "512" : name.substring(name.length() - 3);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-" + bits).digest(hashed.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, hash.length / 2));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-" + bits, e);
    }
  }
}
