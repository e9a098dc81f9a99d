package io.crmkit.sso.jose;

import io.crmkit.sso.model.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens that no honest signer would, over keys that are made once. */
final class Forge {

  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  static final KeyPair RSA = pair("RSA", 2048);
  static final KeyPair EC = pair("EC", 256);
  static final KeyPair ED25519 = pair("Ed25519", 255);
  static final String CLAIMS = "{\"iss\":\"https://idp.example\",\"sub\":\"alice\",\"exp\":1900000000}";

  private Forge() {}

  private static KeyPair pair(String type, int size) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
      generator.initialize(size);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static KeySet keys() {
    return KeySet.of(VerificationKey.of("rsa", JwsAlgorithm.RS256, RSA.getPublic()),
        VerificationKey.of("ec", JwsAlgorithm.ES256, EC.getPublic()));
  }

  static JwsVerifier verifier() {
    return JwsVerifier.of(JwsPolicy.of(JwsAlgorithm.RS256, JwsAlgorithm.ES256), keys());
  }

  static Verdict<VerifiedJws> verify(String token) {
    return verifier().verify(token, NOW);
  }

  static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Signs by RS256 whatever the header says. */
  static String rsa(String header, String payload) {
    String input = base64(header) + "." + base64(payload);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(RSA.getPrivate());
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String genuine() {
    return rsa("{\"alg\":\"RS256\",\"kid\":\"rsa\",\"typ\":\"JWT\"}", CLAIMS);
  }

  static String hmac(String header, String payload, byte[] secret, String algorithm) {
    String input = base64(header) + "." + base64(payload);
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret, "RAW"));
      return input + "." + base64(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static Object reason(Verdict<?> verdict) {
    return verdict instanceof Verdict.Refused<?> refused ? refused.refusal().reason() : "accepted";
  }
}
