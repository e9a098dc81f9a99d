package io.crmkit.sso.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crmkit.sso.mfa.model.OtpAlgorithm;
import io.crmkit.sso.mfa.model.TotpSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {

  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
  private static final Instant NOW = Instant.parse("2024-05-01T12:00:10Z");

  /** RFC 6238, appendix B; the secrets of the longer hashes are as long as they are (erratum 2866). */
  @ParameterizedTest
  @CsvSource({
    "59, SHA1, 94287082", "59, SHA256, 46119246", "59, SHA512, 90693936",
    "1111111109, SHA1, 07081804", "1111111109, SHA256, 68084774", "1111111109, SHA512, 25091201",
    "1111111111, SHA1, 14050471", "1111111111, SHA256, 67062674", "1111111111, SHA512, 99943326",
    "1234567890, SHA1, 89005924", "1234567890, SHA256, 91819424", "1234567890, SHA512, 93441116",
    "2000000000, SHA1, 69279037", "2000000000, SHA256, 90698825", "2000000000, SHA512, 38618901",
    "20000000000, SHA1, 65353130", "20000000000, SHA256, 77737706", "20000000000, SHA512, 47863826"
  })
  void makesTheCodesOfTheStandard(long second, OtpAlgorithm algorithm, String code) {
    int length = algorithm == OtpAlgorithm.SHA1 ? 20 : algorithm == OtpAlgorithm.SHA256 ? 32 : 64;
    byte[] secret = "1234567890".repeat(7).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    long step = Totp.step(Instant.ofEpochSecond(second));

    assertThat(Totp.code(secret, new TotpSettings(algorithm, 8), step)).isEqualTo(code);
    assertThat(Totp.code(secret, new TotpSettings(algorithm, 6), step)).isEqualTo(code.substring(2));
  }

  /** RFC 4226, appendix D. */
  @Test
  void makesTheCodesOfHotp() {
    assertThat(LongStream.range(0, 10).mapToObj(step -> Totp.code(SECRET, TotpSettings.USUAL, step))).containsExactly(
        "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489");
  }

  @Test
  @Tag("real-data")
  void makesTheCodesOfTheCorpus() throws IOException {
    String data = System.getenv("CRMKIT_DATA");
    assumeThat(data).as("CRMKIT_DATA names no folder with real data").isNotNull();
    JsonNode vectors = new ObjectMapper().readTree(Path.of(data, "sso", "vectors", "rfc4226_hotp.json").toFile());
    byte[] secret = vectors.get("secret_ascii").asText().getBytes(StandardCharsets.US_ASCII);
    TotpSettings settings = new TotpSettings(OtpAlgorithm.SHA1, vectors.get("digits").asInt());

    for (int step = 0; step < vectors.get("hotp").size(); step++) {
      assertThat(Totp.code(secret, settings, step)).isEqualTo(vectors.get("hotp").get(step).asText());
    }
  }

  @Test
  void takesTheCodesOfThisStepAndItsNeighboursAlone() {
    long now = Totp.step(NOW);
    for (long step = now - 3; step <= now + 3; step++) {
      List<Long> expected = Math.abs(step - now) <= 1 ? List.of(step) : List.of();
      assertThat(Totp.steps(SECRET, TotpSettings.USUAL, Totp.code(SECRET, TotpSettings.USUAL, step), NOW))
          .isEqualTo(expected);
    }
  }

  @Test
  void changesItsStepEveryThirtySeconds() {
    assertThat(Totp.step(Instant.EPOCH)).isZero();
    assertThat(Totp.step(Instant.EPOCH.minusNanos(1))).isEqualTo(-1);
    assertThat(Totp.step(Instant.ofEpochSecond(30).minusNanos(1))).isZero();
    assertThat(Totp.step(Instant.ofEpochSecond(30))).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%s0", "0%s", " %s", "%s ", "+%s", "-%s", "%s\n", "\u0000%s"})
  void takesNothingButTheDigits(String form) {
    String code = Totp.code(SECRET, TotpSettings.USUAL, Totp.step(NOW));

    assertThat(Totp.steps(SECRET, TotpSettings.USUAL, form.formatted(code), NOW)).isEmpty();
  }

  @Test
  void takesNeitherFewerDigitsNorThoseOfOtherScripts() {
    String code = Totp.code(SECRET, TotpSettings.USUAL, Totp.step(NOW));
    String arabic = code.chars().collect(StringBuilder::new, (text, each) -> text.append((char) (each - '0' + '\u0660')),
        StringBuilder::append).toString();

    assertThat(Totp.steps(SECRET, TotpSettings.USUAL, code.substring(1), NOW)).isEmpty();
    assertThat(Totp.steps(SECRET, TotpSettings.USUAL, code.substring(0, 3) + " " + code.substring(3), NOW)).isEmpty();
    assertThat(Totp.steps(SECRET, TotpSettings.USUAL, arabic, NOW)).isEmpty();
    assertThat(Totp.steps(SECRET, new TotpSettings(OtpAlgorithm.SHA1, 8), code, NOW)).isEmpty();
  }

  @Test
  void hasSixOrEightDigits() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TotpSettings(OtpAlgorithm.SHA1, 7))
        .withMessage("digits must be 6 or 8 but was 7");
  }
}
