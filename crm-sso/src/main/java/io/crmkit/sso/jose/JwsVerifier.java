package io.crmkit.sso.jose;

import io.crmkit.sso.model.Verdict;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads and verifies signed tokens in compact form (RFC 7515, section 5.2) against the keys of one issuer.
 *
 * <p>The order of the checks: number of parts, size, header (form, {@code alg} none, {@code crit}, strangers' keys,
 * {@code kid}, algorithm, type), key, signature, and only then the claims. Safe for concurrent use.
 */
public final class JwsVerifier {

  private static final int HEADERS = 256;

  private final JwsPolicy policy;
  private final KeySource keys;

  /** Headers of genuine tokens, which a busy reader sees again and again; a stranger cannot put anything here. */
  private final Map<String, JwsHeader> genuine = new ConcurrentHashMap<>();

  private JwsVerifier(JwsPolicy policy, KeySource keys) {
    this.policy = Objects.requireNonNull(policy, "policy");
    this.keys = Objects.requireNonNull(keys, "keys");
  }

  public static JwsVerifier of(JwsPolicy policy, KeySource keys) {
    return new JwsVerifier(policy, keys);
  }

  /** Returns the claims of a token, or why it counts for nothing. */
  public Verdict<VerifiedJws> verify(String token, Instant now) {
    try {
      CompactParts parts = CompactParts.signed(token, policy.longest());
      JwsHeader header = header(parts);
      byte[] payload = payload(parts, header, now);
      return Verdict.accept(new VerifiedJws(header, Claims.read(payload)));
    } catch (NotAcceptedException e) {
      return Verdict.refuse(e.refusal());
    }
  }

  /** Returns what was signed, whatever it is, or why it counts for nothing. */
  public Verdict<VerifiedContent> verifyContent(String token, Instant now) {
    try {
      CompactParts parts = CompactParts.signed(token, policy.longest());
      JwsHeader header = header(parts);
      return Verdict.accept(new VerifiedContent(header, payload(parts, header, now)));
    } catch (NotAcceptedException e) {
      return Verdict.refuse(e.refusal());
    }
  }

  private JwsHeader header(CompactParts parts) throws NotAcceptedException {
    JwsHeader known = genuine.get(parts.text(0));
    return known == null ? HeaderReader.signed(HeaderReader.read(parts), policy) : known;
  }

  private byte[] payload(CompactParts parts, JwsHeader header, Instant now) throws NotAcceptedException {
    SignatureCheck check = key(header, now).check(header.algorithm());
    byte[] payload = parts.decoded(1);
    byte[] signature = parts.decoded(2);
    if (!passes(check, parts, signature)) {
      throw new NotAcceptedException(JoseReason.SIGNATURE_INVALID,
          "The signature is not that of the key over this header and payload.");
    }
    remember(parts.text(0), header);
    return payload;
  }

  private static boolean passes(SignatureCheck check, CompactParts parts, byte[] signature)
      throws NotAcceptedException {
    try {
      return signature.length > 0 && check.passes(parts.signingInput(), parts.text(2), signature);
    } catch (GeneralSecurityException e) {
      throw new NotAcceptedException(JoseReason.KEY_INVALID, "The key cannot be used: " + e.getMessage() + ".");
    }
  }

  private VerificationKey key(JwsHeader header, Instant now) throws NotAcceptedException {
    KeySet known = accepted(keys.current(now));
    try {
      return known.choose(header);
    } catch (NotAcceptedException e) {
      KeySet newer = e.refusal().reason() == JoseReason.KEY_NOT_FOUND ? accepted(keys.afterMiss(now)) : known;
      if (newer == known) {
        throw e;
      }
      return newer.choose(header);
    }
  }

  private static KeySet accepted(Verdict<KeySet> verdict) throws NotAcceptedException {
    if (verdict instanceof Verdict.Refused<KeySet> refused) {
      throw new NotAcceptedException(refused.refusal());
    }
    return ((Verdict.Accepted<KeySet>) verdict).value();
  }

  private void remember(String text, JwsHeader header) {
    if (genuine.size() >= HEADERS) {
      genuine.clear();
    }
    genuine.putIfAbsent(text, header);
  }

  @Override
  public String toString() {
    return "JwsVerifier[" + policy + "]";
  }
}
