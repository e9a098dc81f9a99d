package io.crmkit.sso.oauth;

import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.jose.JwsSigner;
import io.crmkit.sso.jose.KeySet;
import io.crmkit.sso.jose.SigningKey;
import io.crmkit.sso.jose.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The key of {@link ClientAuthentication#PRIVATE_KEY_JWT}, in the form that is sealed as the secret of a client. */
public final class ClientKey {

  /** How long an assertion may be used: it is sent at once, and clocks differ. */
  private static final Duration LIFE = Duration.ofMinutes(2);

  private static final int PARTS = 4;

  private ClientKey() {}

  /** Returns what is sealed: algorithm, id, and both halves of the key. */
  public static byte[] bytes(SigningKey key) {
    Base64.Encoder encoder = Base64.getUrlEncoder();
    return String.join("\n", key.algorithm().headerName(), encoder.encodeToString(key.privateBytes()),
        encoder.encodeToString(key.publicBytes()), key.id()).getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the document by which the provider checks what a key signs (RFC 7517, section 5). */
  public static String published(byte[] key) {
    SigningKey read = read(key);
    return KeySet.of(VerificationKey.of(read.id(), read.algorithm(), read.publicBytes())).toJson();
  }

  private static SigningKey read(byte[] bytes) {
    String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\n", PARTS);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("the secret of a client with private_key_jwt must be that of ClientKey.bytes");
    }
    JwsAlgorithm algorithm = JwsAlgorithm.named(parts[0])
        .orElseThrow(() -> new IllegalArgumentException("the key of a client has an unknown algorithm"));
    Base64.Decoder decoder = Base64.getUrlDecoder();
    return SigningKey.of(parts[PARTS - 1], algorithm, decoder.decode(parts[1]), decoder.decode(parts[2]));
  }

  /** Returns the parameters that prove who we are (RFC 7523, sections 2.2 and 3). */
  static Map<String, String> assertion(byte[] key, String clientId, String endpoint, String id, Instant now) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", clientId);
    claims.put("sub", clientId);
    claims.put("aud", endpoint);
    claims.put("jti", id);
    claims.put("iat", now);
    claims.put("exp", now.plus(LIFE));
    return Map.of("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "client_assertion", JwsSigner.of(read(key)).sign("JWT", claims));
  }
}
