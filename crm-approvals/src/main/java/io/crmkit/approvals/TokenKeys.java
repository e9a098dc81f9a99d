package io.crmkit.approvals;

import io.crmkit.approvals.model.token.ActionToken;
import io.crmkit.approvals.model.token.ActionToken.Seal;
import io.crmkit.core.Require;
import io.crmkit.core.Secret;
import io.crmkit.core.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys by which tokens are sealed (HMAC-SHA256, RFC 2104): one that seals, and older ones that still count. They
 * are the host's, and are kept where the store is not.
 */
@Secret
public final class TokenKeys {

  private static final int FEWEST_BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";

  private final String current;
  private final Map<String, SecretKeySpec> keys;

  private TokenKeys(String current, Map<String, SecretKeySpec> keys) {
    this.current = current;
    this.keys = Map.copyOf(keys);
  }

  /**
   * Starts with the key that seals.
   *
   * @param id tells it from others; it stands in the store
   * @param key at least 32 random bytes
   */
  public static TokenKeys of(String id, byte[] key) {
    return new TokenKeys(Require.notBlank(id, "id"), Map.of(id, key(key)));
  }

  /** Returns these keys with an older one, so that what it sealed still counts. */
  public TokenKeys and(String id, byte[] olderKey) {
    Map<String, SecretKeySpec> more = new LinkedHashMap<>(keys);
    if (more.put(Require.notBlank(id, "id"), key(olderKey)) != null) {
      throw new IllegalArgumentException("there are two keys with the id '%s'".formatted(id));
    }
    return new TokenKeys(current, more);
  }

  private static SecretKeySpec key(byte[] key) {
    if (key.length < FEWEST_BYTES) {
      throw new IllegalArgumentException(
          "a key has at least %d bytes but this one has %d".formatted(FEWEST_BYTES, key.length));
    }
    return new SecretKeySpec(key, ALGORITHM);
  }

  /** Returns {@code token} with the seal of the current key in the place of the one that it has. */
  ActionToken sealed(TenantId tenant, TokenText text, ActionToken token) {
    byte[] mac = mac(current, tenant, text, token);
    return with(token, new Seal(current, Base64.getUrlEncoder().withoutPadding().encodeToString(mac)));
  }

  /** Whether a stored token is what was issued with this secret; it takes the same time wherever it differs. */
  boolean vouchFor(TenantId tenant, TokenText text, ActionToken token) {
    Seal seal = token.seal();
    if (!keys.containsKey(seal.keyId())) {
      return false;
    }
    byte[] expected = Base64.getUrlEncoder().withoutPadding().encode(mac(seal.keyId(), tenant, text, token));
    return MessageDigest.isEqual(expected, seal.mac().getBytes(StandardCharsets.UTF_8));
  }

  private byte[] mac(String keyId, TenantId tenant, TokenText text, ActionToken token) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(keys.get(keyId));
      for (String part : parts(tenant, text, token)) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        mac.update(bytes);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** The holder comes last, and only of a delegate's token: so what was sealed before there were such still counts. */
  private static List<String> parts(TenantId tenant, TokenText text, ActionToken token) {
    List<String> parts = new ArrayList<>(List.of("approval action 1", tenant.value(), text.text(),
        token.request().value(), token.use().name(), Integer.toString(token.step()), token.stepName(),
        token.openedAt().toString(), token.person().id(), token.content(), Long.toString(token.after()),
        token.expiresAt().toString()));
    if (token.isOfADelegate()) {
      parts.add(token.holder().id());
    }
    return parts;
  }

  private static ActionToken with(ActionToken token, Seal seal) {
    return new ActionToken(token.request(), token.use(), token.step(), token.stepName(), token.openedAt(),
        token.person(), token.holder(), token.content(), token.after(), token.expiresAt(), seal);
  }

  /** Names the keys without showing any. */
  @Override
  public String toString() {
    return "TokenKeys" + keys.keySet();
  }
}
