package io.crmkit.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of documents that were read, written and read again. */
class NumbersAgainTest {

  record Scaled(BigDecimal by, Object any) {}

  @ParameterizedTest
  @ValueSource(strings = {"1E3", "1E400", "-2.5e+7", "1.50", "0e9", "1e-400", "0.00", "1E-7"})
  void areEqualToWhatTheyWere(String number) {
    assertAgain(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"e-400", "e-10", "e400", ""})
  void areEqualHoweverManyDigitsTheyHave(String exponent) {
    assertAgain("1." + "7".repeat(990) + exponent);
  }

  private static void assertAgain(String number) {
    Scaled read = read("{\"by\": %s, \"any\": %s}".formatted(number, number));

    assertThat(read.by()).isEqualByComparingTo(new BigDecimal(number));
    assertThat(read(JsonDocuments.write(read))).isEqualTo(read);
  }

  private static Scaled read(String document) {
    return JsonDocuments.read(document, Scaled.class).orElseThrow();
  }
}
