package io.crmkit.examples.sso;

import io.crmkit.core.RefusedException;
import io.crmkit.sso.jose.DecryptionKey;
import io.crmkit.sso.jose.JoseReason;
import io.crmkit.sso.jose.JweAlgorithm;
import io.crmkit.sso.jose.JwePolicy;
import io.crmkit.sso.jose.JweReader;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.jose.JwsPolicy;
import io.crmkit.sso.jose.JwsVerifier;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs one token through the readers and says, in one word, why it was refused. */
final class Envelopes {

  /** Nothing here looks at a clock: the keys are at hand and never change. */
  private static final Instant ANY_TIME = Instant.EPOCH;

  private Envelopes() {}

  /**
   * Verifies a token with only these keys.
   *
   * @param otherwise the algorithm, if a key names none
   * @return null if it was accepted
   */
  static @Nullable String verify(String token, List<Members> keys, String otherwise) {
    Set<JwsAlgorithm> algorithms = JwkKeys.algorithms(keys, otherwise);
    if (algorithms.isEmpty()) {
      return JoseReason.ALG_NOT_ALLOWED.name();
    }
    JwsPolicy policy = new JwsPolicy(algorithms, Set.of(), JwsPolicy.Untyped.TAKEN, JwsPolicy.USUAL_LENGTH);
    try {
      return reason(JwsVerifier.of(policy, JwkKeys.verifying(keys, otherwise)).verifyContent(token, ANY_TIME));
    } catch (RefusedException e) {
      return e.refusal() instanceof SsoRefusal refusal ? refusal.reason().name() : e.refusal().code();
    }
  }

  /** Returns the algorithm that a key is for, if it is one that tokens may be encrypted by. */
  static Optional<JweAlgorithm> encryption(Members key, String otherwise) {
    return JweAlgorithm.named(key.text("alg").orElse(otherwise));
  }

  /**
   * Decrypts a token with only this key.
   *
   * @param content what must come out; null if anything may
   * @return null if it was accepted
   */
  static @Nullable String decrypt(String token, Members key, JweAlgorithm algorithm, byte @Nullable [] content) {
    JwePolicy policy = JwePolicy.of(algorithm).withCompression(JwePolicy.Compression.TAKEN);
    DecryptionKey decrypting;
    try {
      decrypting = DecryptionKey.ofJwk(key.toJson(), algorithm);
    } catch (IllegalArgumentException e) {
      return JoseReason.KEY_INVALID.name();
    }
    Verdict<byte[]> verdict = JweReader.of(policy, List.of(decrypting)).decrypt(token);
    if (content != null && verdict instanceof Verdict.Accepted<byte[]> accepted
        && !Arrays.equals(accepted.value(), content)) {
      return "OTHER_CONTENT";
    }
    return reason(verdict);
  }

  static @Nullable String reason(Verdict<?> verdict) {
    return verdict instanceof Verdict.Refused<?> refused ? refused.refusal().reason().name() : null;
  }
}
