package io.crmkit.sso.jose;

import static io.crmkit.sso.jose.Forge.NOW;
import static io.crmkit.sso.jose.Forge.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JwsSignerTest {

  private static final Map<String, Object> CLAIMS =
      Map.of("sub", "alice", "exp", NOW, "roles", List.of("sales", "admin"), "n", 7, "deep", Map.of("flag", true));

  private static SigningKey key(JwsAlgorithm algorithm) {
    return algorithm.isSymmetric() ? SigningKey.secret("k1", algorithm, new byte[64])
        : SigningKey.generate("k1", algorithm, new SecureRandom());
  }

  @ParameterizedTest
  @EnumSource(JwsAlgorithm.class)
  void signsWhatTheVerifierTakes(JwsAlgorithm algorithm) {
    SigningKey key = key(algorithm);
    String token = JwsSigner.of(key).sign("JWT", CLAIMS);
    JwsVerifier verifier = JwsVerifier.of(JwsPolicy.of(algorithm), KeySet.of(key.verificationKey()));
    Claims claims = verifier.verify(token, NOW).orElseThrow().claims();

    assertThat(claims.expiresAt()).contains(NOW);
    assertThat(claims.texts("roles")).containsExactly("sales", "admin");
    assertThat(claims.value("deep")).contains(Map.of("flag", true));
    assertThat(reason(verifier.verify(token.substring(0, token.length() - 8) + "AAAAAAAA", NOW)))
        .isEqualTo(JoseReason.SIGNATURE_INVALID);
  }

  @ParameterizedTest
  @EnumSource(value = JwsAlgorithm.class, mode = EnumSource.Mode.EXCLUDE, names = {"HS256", "HS384", "HS512"})
  void publishesKeysThatOthersCanRead(JwsAlgorithm algorithm) {
    SigningKey key = key(algorithm);
    SigningKey restored = SigningKey.of("k1", algorithm, key.privateBytes(), key.publicBytes());
    KeySet published = KeySet.read(KeySet.of(restored.verificationKey()).toJson()).orElseThrow();

    assertThat(reason(JwsVerifier.of(JwsPolicy.of(algorithm), published)
        .verify(JwsSigner.of(restored).sign("JWT", CLAIMS), NOW))).isEqualTo("accepted");
  }

  @Test
  void refusesKeysThatItsOwnTokensWouldBeRefusedFor() {
    assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.secret("k", JwsAlgorithm.HS512, new byte[63]));
    assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.of("k", JwsAlgorithm.ES384, Forge.EC));
    assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.of("k", JwsAlgorithm.RS256, Forge.EC));
    assertThatIllegalArgumentException().isThrownBy(
        () -> SigningKey.generate("../k", JwsAlgorithm.ES256, new SecureRandom()));
  }

  @Test
  void showsNoSecret() {
    assertThat(SigningKey.secret("k", JwsAlgorithm.HS256, new byte[32])).hasToString("SigningKey[k, HS256]");
  }
}
