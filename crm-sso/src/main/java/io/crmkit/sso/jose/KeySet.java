package io.crmkit.sso.jose;

import io.crmkit.core.json.JsonDocuments;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of one issuer: a JWKS (RFC 7517, section 5), read strictly. Immutable. */
public final class KeySet implements KeySource {

  private static final int LONGEST = 1 << 20;
  private static final int MOST_KEYS = 256;

  private final List<VerificationKey> keys;
  private final Map<String, VerificationKey> byId = new HashMap<>();

  private KeySet(List<VerificationKey> keys) throws NotAcceptedException {
    this.keys = List.copyOf(keys);
    for (VerificationKey each : keys) {
      String id = each.id().orElse(null);
      if (id != null && byId.put(id, each) != null) {
        throw new NotAcceptedException(JoseReason.JWKS_AMBIGUOUS,
            "Two keys have the kid " + Untrusted.quoted(id) + ".");
      }
    }
  }

  /**
   * Returns a set of keys at hand.
   *
   * @throws IllegalArgumentException if two have one id
   */
  public static KeySet of(VerificationKey... keys) {
    return of(List.of(keys));
  }

  /** Returns a set of keys at hand; see {@link #of(VerificationKey...)}. */
  public static KeySet of(List<VerificationKey> keys) {
    try {
      return new KeySet(keys);
    } catch (NotAcceptedException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Reads what an issuer publishes. Keys for encryption, and of types that are not known here, are passed over; weak
   * and broken ones refuse the tokens that name them; private and symmetric ones, a kid twice, more than 256 keys and
   * more than 1 Mi characters make the whole set unusable.
   */
  public static Verdict<KeySet> read(String json) {
    try {
      return Verdict.accept(new KeySet(keys(json)));
    } catch (NotAcceptedException e) {
      return Verdict.refuse(e.refusal());
    }
  }

  private static List<VerificationKey> keys(String json) throws NotAcceptedException {
    if (json.length() > LONGEST) {
      throw invalid("has %d characters; at most %d are read".formatted(json.length(), LONGEST));
    }
    if (!(document(json).get("keys") instanceof List<?> listed)) {
      throw invalid("has no list of keys");
    }
    if (listed.size() > MOST_KEYS) {
      throw invalid("has %d keys; at most %d are read".formatted(listed.size(), MOST_KEYS));
    }
    List<VerificationKey> keys = new ArrayList<>();
    for (Object each : listed) {
      if (!(each instanceof Map<?, ?> jwk)) {
        throw invalid("has something among its keys that is no object");
      }
      JwkReader.read(jwk).ifPresent(keys::add);
    }
    return keys;
  }

  private static Map<String, @Nullable Object> document(String json) throws NotAcceptedException {
    try {
      return StrictJson.object(json, JoseReason.JWKS_INVALID);
    } catch (NotAcceptedException e) {
      throw invalid("cannot be read: " + e.getMessage());
    }
  }

  private static NotAcceptedException invalid(String why) {
    return new NotAcceptedException(JoseReason.JWKS_INVALID, "The key set " + why + ".");
  }

  /**
   * Returns the one key that a token can mean (OpenID Connect Core, section 10.1): that of its {@code kid}, or, without
   * one, the only key that its algorithm works with; keys for encryption do not count.
   */
  VerificationKey choose(JwsHeader header) throws NotAcceptedException {
    String id = header.keyId();
    if (id != null) {
      VerificationKey named = byId.get(id);
      if (named == null) {
        throw new NotAcceptedException(JoseReason.KEY_NOT_FOUND, "No key has the kid " + Untrusted.quoted(id) + ".");
      }
      return named;
    }
    List<VerificationKey> fitting = keys.stream().filter(each -> each.isMeantFor(header.algorithm())).toList();
    if (fitting.isEmpty() && !keys.isEmpty()) {
      throw new NotAcceptedException(JoseReason.KEY_TYPE_MISMATCH,
          "No key is for %s, and the token names none.".formatted(header.algorithm().headerName()));
    }
    if (fitting.size() != 1) {
      throw new NotAcceptedException(JoseReason.KEY_NOT_FOUND,
          "The token names no key, and %d could be meant.".formatted(fitting.size()));
    }
    return fitting.get(0);
  }

  /** Returns the keys, in the order of the document. */
  public List<VerificationKey> keys() {
    return keys;
  }

  /**
   * Returns the document that others check our tokens with.
   *
   * @throws IllegalStateException if a key is a secret, or cannot be used
   */
  public String toJson() {
    return JsonDocuments.write(new AnyObject(Map.of("keys", keys.stream().map(VerificationKey::publicJwk).toList())));
  }

  @Override
  public Verdict<KeySet> current(Instant now) {
    return Verdict.accept(this);
  }

  @Override
  public Verdict<KeySet> afterMiss(Instant now) {
    return Verdict.accept(this);
  }

  @Override
  public String toString() {
    return "KeySet" + keys;
  }
}
