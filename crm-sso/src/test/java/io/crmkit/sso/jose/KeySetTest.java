package io.crmkit.sso.jose;

import static io.crmkit.sso.jose.Forge.CLAIMS;
import static io.crmkit.sso.jose.Forge.NOW;
import static io.crmkit.sso.jose.Forge.base64;
import static io.crmkit.sso.jose.Forge.reason;
import static io.crmkit.sso.jose.Forge.rsa;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {

  private static final BigInteger MODULUS = ((RSAPublicKey) Forge.RSA.getPublic()).getModulus();

  private static String rsaKey(String kid, BigInteger modulus, int exponent, String more) {
    return "{\"kty\":\"RSA\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"%s}".formatted(
        kid, number(modulus), number(BigInteger.valueOf(exponent)), more);
  }

  private static String number(BigInteger value) {
    byte[] bytes = value.toByteArray();
    return base64(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }

  private static String set(String... keys) {
    return "{\"keys\":[" + String.join(",", keys) + "]}";
  }

  private static String good() {
    return rsaKey("good", MODULUS, 65537, "");
  }

  /** What becomes of a token that the key of this id has signed, if it is the good one. */
  private static Object verdict(String jwks, String kid) {
    KeySet keys = KeySet.read(jwks).orElseThrow();
    return reason(JwsVerifier.of(JwsPolicy.of(JwsAlgorithm.RS256, JwsAlgorithm.ES256), keys)
        .verify(rsa("{\"alg\":\"RS256\",\"kid\":\"" + kid + "\"}", CLAIMS), NOW));
  }

  @Test
  void takesGoodKeysBesideThoseItDoesNotKnow() {
    String jwks = set(good(), "{\"kty\":\"FUTURE\",\"kid\":\"f\",\"z\":[1]}",
        rsaKey("enc", MODULUS, 65537, ",\"use\":\"enc\",\"alg\":\"RSA-OAEP\""));

    assertThat(verdict(jwks, "good")).isEqualTo("accepted");
    assertThat(verdict(jwks, "f")).isEqualTo(JoseReason.KEY_NOT_FOUND);
    assertThat(verdict(jwks, "enc")).isEqualTo(JoseReason.KEY_TYPE_MISMATCH);
  }

  @Test
  void doesNotCountKeysForOtherUsesAsThoseThatATokenWithoutKidCanMean() {
    String encrypts = rsaKey("enc", MODULUS, 65537, ",\"use\":\"enc\",\"alg\":\"RSA-OAEP\"");
    String wraps = rsaKey("wrap", MODULUS, 65537, ",\"key_ops\":[\"wrapKey\"]");

    assertThat(withoutKid(set(encrypts, good(), wraps))).isEqualTo("accepted");
    assertThat(withoutKid(set(encrypts, wraps))).isEqualTo(JoseReason.KEY_TYPE_MISMATCH);
    assertThat(withoutKid(set(good(), rsaKey("weak", MODULUS, 65536, "")))).isEqualTo(JoseReason.KEY_NOT_FOUND);
  }

  private static Object withoutKid(String jwks) {
    return reason(JwsVerifier.of(JwsPolicy.of(JwsAlgorithm.RS256), KeySet.read(jwks).orElseThrow())
        .verify(rsa("{\"alg\":\"RS256\"}", CLAIMS), NOW));
  }

  @Test
  void refusesATokenOfAWeakKeyButNotThoseOfGoodOnes() {
    String jwks = set(good(), rsaKey("short", MODULUS.shiftRight(1025).setBit(0), 65537, ""),
        rsaKey("even", MODULUS, 65536, ""), rsaKey("one", MODULUS, 1, ""));

    assertThat(verdict(jwks, "good")).isEqualTo("accepted");
    assertThat(verdict(jwks, "short")).isEqualTo(JoseReason.KEY_TOO_WEAK);
    assertThat(verdict(jwks, "even")).isEqualTo(JoseReason.KEY_TOO_WEAK);
    assertThat(verdict(jwks, "one")).isEqualTo(JoseReason.KEY_TOO_WEAK);
  }

  @Test
  void refusesTheModulusOfAGeneratorThatCanBeFactored() {
    BigInteger primorial = IntStream.rangeClosed(2, 167).filter(n -> BigInteger.valueOf(n).isProbablePrime(20))
        .mapToObj(BigInteger::valueOf).reduce(BigInteger.ONE, BigInteger::multiply);
    BigInteger weak = BigInteger.valueOf(65537).modPow(BigInteger.valueOf(123_456), primorial)
        .add(primorial.multiply(BigInteger.ONE.shiftLeft(2047).divide(primorial).add(BigInteger.TWO)));
    BigInteger odd = weak.testBit(0) ? weak : weak.add(primorial);

    assertThat(odd.bitLength()).isEqualTo(2048);
    assertThat(verdict(set(rsaKey("roca", odd, 65537, "")), "roca")).isEqualTo(JoseReason.KEY_TOO_WEAK);
  }

  @Test
  void refusesNumbersThatMakeNoKey() {
    String offCurve = "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"off\",\"x\":\"%s\",\"y\":\"%s\"}".formatted(
        base64(new byte[] {1}), base64(new byte[] {2}));
    KeySet keys = KeySet.read(set(offCurve)).orElseThrow();

    assertThat(reason(JwsVerifier.of(JwsPolicy.of(JwsAlgorithm.ES256), keys)
        .verify(base64("{\"alg\":\"ES256\",\"kid\":\"off\"}") + ".e30." + base64(new byte[64]), NOW)))
        .isEqualTo(JoseReason.KEY_INVALID);
    assertThat(verdict(set("{\"kty\":\"RSA\",\"kid\":\"none\",\"e\":\"AQAB\"}"), "none"))
        .isEqualTo(JoseReason.KEY_INVALID);
    assertThat(verdict(set(rsaKey("even", MODULUS.add(BigInteger.ONE), 65537, "")), "even"))
        .isEqualTo(JoseReason.KEY_INVALID);
    assertThat(verdict(set(rsaKey("huge", BigInteger.ONE.shiftLeft(9000).setBit(0), 65537, "")), "huge"))
        .isEqualTo(JoseReason.KEY_INVALID);
  }

  @Test
  void refusesSetsThatSayTwoThingsOrGiveSecretsAway() {
    assertThat(reason(KeySet.read(set(good(), good())))).isEqualTo(JoseReason.JWKS_AMBIGUOUS);
    assertThat(reason(KeySet.read(set(rsaKey("p", MODULUS, 65537, ",\"d\":\"AQAB\"")))))
        .isEqualTo(JoseReason.JWKS_UNSAFE);
    assertThat(reason(KeySet.read(set(good(), "{\"kty\":\"oct\",\"kid\":\"s\",\"k\":\"AAAA\"}"))))
        .isEqualTo(JoseReason.JWKS_UNSAFE);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", "[]", "{}", "<html>", "{\"keys\":{}}", "{\"keys\":[1]}", "{\"keys\":[],\"keys\":[]}", "{\"keys\":[{}]}",
    "{\"keys\":[{\"kty\":7}]}", "{\"keys\":[{\"kty\":\"RSA\",\"kid\":1}]}"
  })
  void refusesWhatIsNoKeySet(String json) {
    assertThat(reason(KeySet.read(json))).isEqualTo(JoseReason.JWKS_INVALID);
  }

  @Test
  void refusesTooManyKeysAndTooManyCharacters() {
    String many = IntStream.range(0, 257).mapToObj(each -> rsaKey("k" + each, MODULUS, 65537, ""))
        .collect(Collectors.joining(",", "{\"keys\":[", "]}"));

    assertThat(reason(KeySet.read(many))).isEqualTo(JoseReason.JWKS_INVALID);
    assertThat(reason(KeySet.read("{\"keys\":[]}" + " ".repeat(1 << 20)))).isEqualTo(JoseReason.JWKS_INVALID);
  }

  @Test
  void publishesNoSecret() {
    KeySet secrets = KeySet.of(VerificationKey.secret("s", JwsAlgorithm.HS256, new byte[32]));

    assertThatIllegalStateException().isThrownBy(secrets::toJson);
    assertThatIllegalArgumentException().isThrownBy(() -> KeySet.of(secrets.keys().get(0), secrets.keys().get(0)));
  }
}
