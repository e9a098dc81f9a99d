package io.crmkit.sso.jose;

import static io.crmkit.sso.jose.Forge.CLAIMS;
import static io.crmkit.sso.jose.Forge.NOW;
import static io.crmkit.sso.jose.Forge.base64;
import static io.crmkit.sso.jose.Forge.genuine;
import static io.crmkit.sso.jose.Forge.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class JweReaderTest {

  private final JweReader reader = JweReader.of(JwePolicy.of(JweAlgorithm.RSA_OAEP_256, JweAlgorithm.ECDH_ES_A128KW),
      List.of(DecryptionKey.of("old", JweAlgorithm.RSA_OAEP_256, Forge.RSA.getPrivate()),
          DecryptionKey.of("new", JweAlgorithm.ECDH_ES_A128KW, Forge.EC.getPrivate())));

  private static JWEHeader.Builder header() {
    return new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM);
  }

  private static String encrypted(JWEHeader header, String content) {
    try {
      JWEEncrypter encrypter = JWEAlgorithm.Family.RSA.contains(header.getAlgorithm())
          ? new RSAEncrypter((RSAPublicKey) Forge.RSA.getPublic())
          : new ECDHEncrypter((ECPublicKey) Forge.EC.getPublic());
      JWEObject jwe = new JWEObject(header, new Payload(content));
      jwe.encrypt(encrypter);
      return jwe.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object verdict(String token) {
    return reason(reader.verify(token, Forge.verifier(), NOW));
  }

  @Test
  void opensASignedTokenWithEitherKey() {
    JWEHeader ec = new JWEHeader.Builder(JWEAlgorithm.ECDH_ES_A128KW, EncryptionMethod.A128CBC_HS256).keyID("new")
        .build();

    assertThat(verdict(encrypted(header().keyID("old").contentType("JWT").build(), genuine()))).isEqualTo("accepted");
    assertThat(verdict(encrypted(header().build(), genuine()))).isEqualTo("accepted");
    assertThat(verdict(encrypted(ec, genuine()))).isEqualTo("accepted");
  }

  @Test
  void refusesWhatIsNotSignedInside() {
    String plain = base64("{\"alg\":\"none\"}") + "." + base64(CLAIMS) + ".";

    assertThat(verdict(encrypted(header().build(), plain))).isEqualTo(JoseReason.INNER_NOT_SIGNED);
    assertThat(verdict(encrypted(header().build(), CLAIMS))).isEqualTo(JoseReason.INNER_NOT_SIGNED);
    assertThat(verdict(encrypted(header().build(), encrypted(header().build(), genuine()))))
        .isEqualTo(JoseReason.INNER_NOT_SIGNED);
    assertThat(verdict(encrypted(header().build(), genuine().replaceFirst("\\.e", ".f"))))
        .isEqualTo(JoseReason.SIGNATURE_INVALID);
  }

  @Test
  void refusesWhatThePolicyDoesNotName() {
    String passwords = base64(
        "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128GCM\",\"p2c\":2147483647,\"p2s\":\"AAAA\"}");

    assertThat(verdict(passwords + ".AAAA.AAAA.AAAA.AAAA")).isEqualTo(JoseReason.ALG_NOT_ALLOWED);
    assertThat(verdict(base64("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A128CTR\"}") + ".AAAA.AAAA.AAAA.AAAA"))
        .isEqualTo(JoseReason.ALG_NOT_ALLOWED);
    assertThat(verdict(base64("{\"alg\":\"RSA-OAEP-256\"}") + ".AAAA.AAAA.AAAA.AAAA"))
        .isEqualTo(JoseReason.HEADER_INVALID);
    assertThat(verdict(encrypted(header().keyID("other").build(), genuine()))).isEqualTo(JoseReason.KEY_NOT_FOUND);
    assertThat(verdict(encrypted(header().keyID("new").build(), genuine()))).isEqualTo(JoseReason.KEY_TYPE_MISMATCH);
    assertThat(verdict(encrypted(header().compressionAlgorithm(CompressionAlgorithm.DEF).build(), genuine())))
        .isEqualTo(JoseReason.COMPRESSION_NOT_ALLOWED);
  }

  @Test
  void inflatesOnlyAMillionBytes() {
    JweReader inflating = JweReader.of(
        JwePolicy.of(JweAlgorithm.RSA_OAEP_256).withCompression(JwePolicy.Compression.TAKEN),
        List.of(DecryptionKey.of(null, JweAlgorithm.RSA_OAEP_256, Forge.RSA.getPrivate())));
    JWEHeader compressed = header().compressionAlgorithm(CompressionAlgorithm.DEF).build();

    assertThat(inflating.decrypt(encrypted(compressed, "content")).orElseThrow())
        .isEqualTo("content".getBytes(StandardCharsets.UTF_8));
    assertThat(reason(inflating.decrypt(encrypted(compressed, "0".repeat(30_000_000)))))
        .isEqualTo(JoseReason.DECRYPTION_FAILED);
  }

  @Test
  void givesEveryFailureInsideTheSameAnswer() {
    String[] parts = encrypted(header().keyID("old").build(), genuine()).split("\\.");
    for (int part = 1; part < parts.length; part++) {
      for (String other : List.of("", "AAAA", flipped(parts[part]))) {
        String[] changed = parts.clone();
        changed[part] = other;
        assertThat(reader.decrypt(String.join(".", changed))).hasToString(
            "Refused[refusal=SsoRefusal[reason=DECRYPTION_FAILED, message=The token does not decrypt with the key it names.]]");
      }
    }
  }

  private static String flipped(String part) {
    return (part.charAt(0) == 'A' ? 'B' : 'A') + part.substring(1);
  }

  @Test
  void refusesTokensThatAreNotEncrypted() {
    assertThat(verdict(genuine())).isEqualTo(JoseReason.ENCRYPTED_TOKEN_EXPECTED);
    assertThat(verdict("a.b.c.d.".repeat(1 << 16))).isEqualTo(JoseReason.TOO_LARGE);
    assertThat(verdict("!.b.c.d.e")).isEqualTo(JoseReason.MALFORMED);
  }

  @Test
  void takesNoKeyForAnotherAlgorithm() {
    assertThatIllegalArgumentException().isThrownBy(
        () -> DecryptionKey.of("k", JweAlgorithm.A128KW, Forge.RSA.getPrivate()));
    assertThatIllegalArgumentException().isThrownBy(
        () -> DecryptionKey.secret("k", JweAlgorithm.RSA_OAEP, new byte[16]));
    assertThatIllegalArgumentException().isThrownBy(
        () -> DecryptionKey.ofJwk("{\"kty\":\"oct\",\"k\":\"c2VjcmV0\",\"alg\":\"A128KW\"}", JweAlgorithm.A256KW))
        .withMessageNotContaining("c2VjcmV0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DecryptionKey.ofJwk("{\"kty\":\"oct\",\"k\":7}", JweAlgorithm.DIR))
        .withNoCause();
  }
}
