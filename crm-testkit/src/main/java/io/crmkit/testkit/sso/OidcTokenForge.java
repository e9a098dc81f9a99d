package io.crmkit.testkit.sso;

import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.jose.JwsSigner;
import io.crmkit.sso.jose.KeySet;
import io.crmkit.sso.jose.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** Signs what a provider says, rightly or not. */
final class OidcTokenForge {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private SigningKey key = SigningKey.generate("key-1", JwsAlgorithm.ES256, RANDOM);
  private int keys = 1;

  void rotate() {
    keys++;
    key = SigningKey.generate("key-" + keys, JwsAlgorithm.ES256, RANDOM);
  }

  String keyId() {
    return key.id();
  }

  KeySet keys() {
    return KeySet.of(key.verificationKey());
  }

  String signed(String type, Map<String, Object> content) {
    return JwsSigner.of(key).sign(type, content);
  }

  String signedByStranger(String keyId, Map<String, Object> content) {
    return JwsSigner.of(SigningKey.generate(keyId, JwsAlgorithm.ES256, RANDOM)).sign("JWT", content);
  }

  String unsigned(Map<String, Object> content) {
    String[] parts = signed("JWT", content).split("\\.", -1);
    return ENCODER.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "." + parts[1] + ".";
  }

  /** The left half of the hash that goes with ES256 (OpenID Connect Core, section 3.1.3.6). */
  static String leftHalf(String hashed) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(hashed.getBytes(StandardCharsets.US_ASCII));
      return ENCODER.encodeToString(Arrays.copyOf(hash, hash.length / 2));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Writes texts, booleans and lists of texts, which need no escapes here. */
  static String json(Map<String, ?> members) {
    return "{" + String.join(",", members.entrySet().stream()
        .map(each -> text(each.getKey()) + ":" + value(each.getValue())).toList()) + "}";
  }

  private static String value(Object value) {
    if (value instanceof Iterable<?> list) {
      StringBuilder items = new StringBuilder();
      list.forEach(each -> items.append(items.isEmpty() ? "" : ",").append(value(each)));
      return "[" + items + "]";
    }
    return value instanceof Boolean ? value.toString() : text(value.toString());
  }

  private static String text(String text) {
    return '"' + text + '"';
  }
}
