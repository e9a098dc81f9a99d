package io.crmkit.sso.jose;

import static io.crmkit.sso.jose.Forge.CLAIMS;
import static io.crmkit.sso.jose.Forge.NOW;
import static io.crmkit.sso.jose.Forge.base64;
import static io.crmkit.sso.jose.Forge.genuine;
import static io.crmkit.sso.jose.Forge.reason;
import static io.crmkit.sso.jose.Forge.rsa;
import static io.crmkit.sso.jose.Forge.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.sso.model.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwsVerifierTest {

  private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"rsa\"}";

  @Test
  void acceptsAGenuineToken() {
    VerifiedJws token = verify(genuine()).orElseThrow();

    assertThat(token.header()).isEqualTo(new JwsHeader(JwsAlgorithm.RS256, "rsa", "JWT", null));
    assertThat(token.claims().subject()).contains("alice");
    assertThat(token.claims().expiresAt()).contains(Instant.ofEpochSecond(1_900_000_000));
  }

  @Test
  void acceptsItAgainByTheHeaderItRemembers() {
    JwsVerifier verifier = Forge.verifier();
    verifier.verify(genuine(), NOW).orElseThrow();

    assertThat(reason(verifier.verify(genuine(), NOW))).isEqualTo("accepted");
    assertThat(reason(verifier.verify(genuine().replaceFirst("\\.e", ".f"), NOW)))
        .isEqualTo(JoseReason.SIGNATURE_INVALID);
  }

  @Test
  void handsOutContentThatIsNoJson() {
    Verdict<VerifiedContent> verdict = Forge.verifier().verifyContent(rsa(HEADER, "just a text"), NOW);

    assertThat(verdict.orElseThrow().content()).isEqualTo("just a text".getBytes(StandardCharsets.UTF_8));
  }

  @Nested
  class OfWrongForm {

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a", "a.b", "a.b.c.d", "\u00E9.b.c", "a.b.c.d.e.f"})
    void refusesWhatHasNotThreeParts(String token) {
      assertThat(reason(verify(token))).isEqualTo(JoseReason.MALFORMED);
    }

    @Test
    void refusesTenThousandParts() {
      assertThat(reason(verify("a.".repeat(10_000)))).isEqualTo(JoseReason.MALFORMED);
    }

    @Test
    void refusesPaddingAndOtherAlphabetsInAnyPart() {
      String[] parts = genuine().split("\\.");
      for (int part = 0; part < parts.length; part++) {
        for (String change : List.of("=", "==", " ", "\n", "+", "/", "%", "\u00E9", "\0")) {
          String[] changed = parts.clone();
          changed[part] = parts[part] + change;
          assertThat(reason(verify(String.join(".", changed)))).isEqualTo(JoseReason.MALFORMED);
        }
      }
    }

    @Test
    void refusesASecondTextForTheSameBytes() {
      String token = genuine();
      char last = token.charAt(token.length() - 1);
      String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
      char next = alphabet.charAt(alphabet.indexOf(last) + 1);

      assertThat(Base64.getUrlDecoder().decode(token.split("\\.")[2]))
          .isEqualTo(Base64.getUrlDecoder().decode((token.substring(0, token.length() - 1) + next).split("\\.")[2]));
      assertThat(reason(verify(token.substring(0, token.length() - 1) + next))).isEqualTo(JoseReason.MALFORMED);
    }

    @Test
    void refusesLongTokensAndDeepOnesUnread() {
      assertThat(reason(verify(rsa(HEADER, "{\"a\":\"" + "x".repeat(1 << 20) + "\"}"))))
          .isEqualTo(JoseReason.TOO_LARGE);
      assertThat(reason(verify(rsa("[".repeat(10_000), CLAIMS)))).isEqualTo(JoseReason.TOO_LARGE);
      assertThat(reason(verify(rsa("{\"alg\":" + "[".repeat(40), CLAIMS)))).isEqualTo(JoseReason.TOO_LARGE);
      assertThat(reason(verify(rsa(HEADER, "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"))))
          .isEqualTo(JoseReason.TOO_LARGE);
    }

    @Test
    void refusesEncryptedTokensUnread() {
      String header = base64(
          "{\"alg\":\"PBES2-HS512+A256KW\",\"enc\":\"A256GCM\",\"p2c\":2147483647,\"p2s\":\"AAAA\"}");

      assertThat(reason(verify(header + ".AAAA.AAAA." + "A".repeat(1 << 20) + ".AAAA")))
          .isEqualTo(JoseReason.ENCRYPTED_TOKEN_UNEXPECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {
      "[]", "{\"alg\":\"RS256\",\"alg\":\"none\"}", "{\"alg\":\"RS256\",\"kid\":7}", "{\"alg\":null}", "{}",
          "{\"alg\":\"RS256\"",
      "{\"alg\":\"RS256\"}x", "{'alg':'RS256'}", "{\"alg\":\"RS256\",}",
      "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"b64\":false}",
      "{\"alg\":\"RS256\",\"typ\":[]}", "\uFEFF{\"alg\":\"RS256\"}", "{\"alg\":\"RS256\",\"enc\":\"A128GCM\"}",
      "{\"alg\":\"RS256\",\"\\ud800\":1}", "{\"alg\":\"RS256\",\"x\":1e401}"
    })
    void refusesHeadersThatAreNoObjectOrSayTwoThings(String header) {
      assertThat(reason(verify(rsa(header, CLAIMS)))).isEqualTo(JoseReason.HEADER_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {
      "foo", "[]", "\"text\"", "{\"sub\":\"a\",\"sub\":\"b\"}", "{\"a\":{\"b\":1,\"b\":1}}", "{\"exp\":\"1900000000\"}",
      "{\"exp\":null}", "{\"exp\":-1}", "{\"exp\":1e400}", "{\"exp\":1e999999999}", "{\"nbf\":true}", "{\"iat\":[]}",
      "{\"aud\":[1]}", "{\"aud\":null}", "{\"iss\":7}", "{\"sub\":{}}", "{\"jti\":[]}", "{\"exp\":253402300800}"
    })
    void refusesClaimsThatAreNoObjectOrOfAWrongType(String claims) {
      assertThat(reason(verify(rsa(HEADER, claims)))).isEqualTo(JoseReason.CLAIMS_INVALID);
    }

    @Test
    void refusesClaimsThatAreNotUtf8() {
      byte[] latin = "{\"sub\":\"Zo\u00EB\"}".getBytes(StandardCharsets.ISO_8859_1);
      SigningKey key = SigningKey.of("rsa", JwsAlgorithm.RS256, Forge.RSA);

      assertThat(reason(verify(JwsSigner.of(key).sign("JWT", latin)))).isEqualTo(JoseReason.CLAIMS_INVALID);
      assertThat(reason(verify(JwsSigner.of(key).sign("JWT", Map.of("sub", "\uFFFD"))))).isEqualTo("accepted");
    }
  }

  @Nested
  class OfWrongAlgorithm {

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE"})
    void refusesNoneInEverySpelling(String none) {
      String header = base64("{\"alg\":\"" + none + "\",\"kid\":\"rsa\"}");

      assertThat(reason(verify(header + "." + base64(CLAIMS) + "."))).isEqualTo(JoseReason.ALG_NONE);
      assertThat(reason(verify(header + "." + base64(CLAIMS) + ".AAAA"))).isEqualTo(JoseReason.ALG_NONE);
    }

    @Test
    void refusesAPublicKeyAsASecretInEveryForm() {
      RSAPublicKey key = (RSAPublicKey) Forge.RSA.getPublic();
      String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
      String pem = "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
      for (byte[] secret : List.of(pem.getBytes(StandardCharsets.US_ASCII),
          pem.strip().getBytes(StandardCharsets.US_ASCII),
          key.getEncoded(), key.getModulus().toByteArray(), body.getBytes(StandardCharsets.US_ASCII))) {
        assertThat(reason(verify(Forge.hmac("{\"alg\":\"HS256\",\"kid\":\"rsa\"}", CLAIMS, secret, "HmacSHA256"))))
            .isEqualTo(JoseReason.ALG_NOT_ALLOWED);
        assertThat(reason(verify(Forge.hmac("{\"alg\":\"HS512\",\"kid\":\"rsa\"}", CLAIMS, secret, "HmacSHA512"))))
            .isEqualTo(JoseReason.ALG_NOT_ALLOWED);
      }
    }

    @Test
    void cannotBeToldToTakeBothSecretsAndKeyPairs() {
      assertThatIllegalArgumentException().isThrownBy(() -> JwsPolicy.of(JwsAlgorithm.RS256, JwsAlgorithm.HS256));
    }

    @Test
    void refusesWhatIsNotOnTheListOrTheKeyIsNotFor() {
      assertThat(reason(verify(rsa("{\"alg\":\"RS384\",\"kid\":\"rsa\"}", CLAIMS))))
          .isEqualTo(JoseReason.ALG_NOT_ALLOWED);
      assertThat(reason(verify(rsa("{\"alg\":\"rs256\",\"kid\":\"rsa\"}", CLAIMS))))
          .isEqualTo(JoseReason.ALG_NOT_ALLOWED);
      assertThat(reason(verify(rsa("{\"alg\":\"ES256\",\"kid\":\"rsa\"}", CLAIMS))))
          .isEqualTo(JoseReason.KEY_TYPE_MISMATCH);
      assertThat(reason(verify(rsa("{\"alg\":\"RS256\",\"kid\":\"ec\"}", CLAIMS))))
          .isEqualTo(JoseReason.KEY_TYPE_MISMATCH);
    }

    @Test
    void refusesAWeakSecret() {
      for (int length : new int[] {0, 31}) {
        byte[] secret = new byte[length];
        JwsVerifier verifier = JwsVerifier.of(JwsPolicy.of(JwsAlgorithm.HS256),
            KeySet.of(VerificationKey.secret("s", JwsAlgorithm.HS256, secret)));
        String token = Forge.hmac("{\"alg\":\"HS256\",\"kid\":\"s\"}", CLAIMS, length == 0 ? new byte[] {0} : secret,
            "HmacSHA256");
        assertThat(reason(verifier.verify(token, NOW))).isEqualTo(JoseReason.KEY_TOO_WEAK);
      }
    }

    @Test
    void refusesAnotherKindOfToken() {
      JwsVerifier verifier = JwsVerifier.of(JwsPolicy.of(JwsAlgorithm.RS256).withTypes("at+jwt"), Forge.keys());

      assertThat(reason(verifier.verify(genuine(), NOW))).isEqualTo(JoseReason.TYP_MISMATCH);
      assertThat(reason(verifier.verify(rsa(HEADER, CLAIMS), NOW))).isEqualTo(JoseReason.TYP_MISMATCH);
      String typed = "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"typ\":\"application/AT+JWT\"}";
      assertThat(reason(verifier.verify(rsa(typed, CLAIMS), NOW))).isEqualTo("accepted");
    }
  }

  @Nested
  class OfAWrongKey {

    @ParameterizedTest
    @CsvSource({"jku, https://evil.example/jwks", "x5u, file:///etc/passwd", "jwk, x", "x5c, x",
        "jku, https://idp.example@evil.example/"})
    void refusesKeysThatCameAlong(String member, String value) {
      String header = "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"%s\":\"%s\"}".formatted(member, value);

      assertThat(reason(verify(rsa(header, CLAIMS)))).isEqualTo(JoseReason.UNTRUSTED_KEY_HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../dev/null", "x' OR '1'='1", "*)(uid=*", "rsa\\u0000", "rsa\\r\\nX: y", "", "a/../b"})
    void refusesKeyIdsThatNoKeyHas(String keyId) {
      assertThat(reason(verify(rsa("{\"alg\":\"RS256\",\"kid\":\"" + keyId + "\"}", CLAIMS))))
          .isEqualTo(JoseReason.KID_INVALID);
    }

    @Test
    void refusesAKeyIdOfTenThousandCharacters() {
      String header = "{\"alg\":\"RS256\",\"kid\":\"" + "k".repeat(10_240) + "\"}";

      assertThat(reason(verify(rsa(header, CLAIMS)))).isEqualTo(JoseReason.KID_INVALID);
    }

    @Test
    void refusesUnknownKeysAndTokensThatCouldMeanSeveral() {
      KeySet two = KeySet.of(VerificationKey.of("a", JwsAlgorithm.RS256, Forge.RSA.getPublic()),
          VerificationKey.of("b", JwsAlgorithm.RS256, Forge.RSA.getPublic()));

      assertThat(reason(verify(rsa("{\"alg\":\"RS256\",\"kid\":\"other\"}", CLAIMS))))
          .isEqualTo(JoseReason.KEY_NOT_FOUND);
      assertThat(reason(verify(rsa("{\"alg\":\"RS256\"}", CLAIMS)))).isEqualTo("accepted");
      assertThat(reason(JwsVerifier.of(JwsPolicy.of(JwsAlgorithm.RS256), two)
          .verify(rsa("{\"alg\":\"RS256\"}", CLAIMS), NOW))).isEqualTo(JoseReason.KEY_NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"exp\"]", "[]", "\"exp\"", "null", "[\"b64\"]"})
    void refusesEveryExtension(String crit) {
      String header = "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"b64\":false,\"crit\":" + crit + "}";

      assertThat(reason(verify(rsa(header, CLAIMS)))).isEqualTo(JoseReason.CRIT_UNSUPPORTED);
    }
  }

  @Nested
  class OfAWrongSignature {

    @Test
    void refusesAlteredContentAndSignaturesThatWereCutOff() {
      String[] parts = genuine().split("\\.");
      String other = base64(CLAIMS.replace("alice", "admin"));

      assertThat(reason(verify(parts[0] + "." + other + "." + parts[2]))).isEqualTo(JoseReason.SIGNATURE_INVALID);
      assertThat(reason(verify(parts[0] + "." + parts[1] + "."))).isEqualTo(JoseReason.SIGNATURE_INVALID);
      assertThat(reason(verify(parts[0] + "." + parts[1] + "." + parts[2].substring(0, 340))))
          .isEqualTo(JoseReason.SIGNATURE_INVALID);
      assertThat(reason(verify(parts[0] + "." + parts[1] + "." + base64(new byte[257]))))
          .isEqualTo(JoseReason.SIGNATURE_INVALID);
    }

    @Test
    void refusesTheSignatureOfNoughtsThatJavaOnceTook() {
      String header = base64("{\"alg\":\"ES256\",\"kid\":\"ec\"}");

      assertThat(reason(verify(header + "." + base64(CLAIMS) + "." + base64(new byte[64]))))
          .isEqualTo(JoseReason.SIGNATURE_INVALID);
    }
  }
}
