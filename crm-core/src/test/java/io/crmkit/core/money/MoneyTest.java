package io.crmkit.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  private static final Money TEN_FIFTY = Money.ofMinor(1050, "USD");
  private static final Money LARGEST = Money.ofMinor(Long.MAX_VALUE, "USD");
  private static final Money SMALLEST = Money.ofMinor(Long.MIN_VALUE, "USD");

  @Nested
  class WhenMade {

    @Test
    void takesMajorUnitsExactly() {
      assertThat(Money.of(new BigDecimal("10.5"), "USD")).isEqualTo(TEN_FIFTY);
      assertThat(Money.of(new BigDecimal("10.500"), "USD")).isEqualTo(TEN_FIFTY);
      assertThat(Money.of(new BigDecimal("1E+3"), "JPY")).isEqualTo(Money.ofMinor(1000, "JPY"));
    }

    @Test
    void refusesDigitsBeyondTheMinorUnit() {
      assertThatIllegalArgumentException().isThrownBy(() -> Money.of(new BigDecimal("10.505"), "USD"))
          .withMessage("10.505 has 3 fraction digits but USD has 2; round it first");
      assertThatIllegalArgumentException().isThrownBy(() -> Money.of(new BigDecimal("0.5"), "JPY"));
    }

    @Test
    void refusesAnUnknownCurrency() {
      assertThatIllegalArgumentException().isThrownBy(() -> Money.ofMinor(1, "usd"))
          .withMessage("'usd' is not an ISO 4217 currency");
    }

    @Test
    void refusesACurrencyWithoutMinorUnit() {
      assertThatIllegalArgumentException().isThrownBy(() -> Money.zero("XAU"))
          .withMessage("currency XAU has no minor unit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"92233720368547758.08", "1E+18", "1E+999999999", "-92233720368547758.09"})
    void refusesWhatDoesNotFit(String amount) {
      assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Money.of(new BigDecimal(amount), "USD"))
          .withMessage(amount + " in USD does not fit into money");
    }

    @Test
    void reachesBothEnds() {
      assertThat(Money.of(new BigDecimal("92233720368547758.07"), "USD")).isEqualTo(LARGEST);
      assertThat(Money.of(new BigDecimal("-92233720368547758.08"), "USD")).isEqualTo(SMALLEST);
    }
  }

  @Nested
  class AsText {

    @ParameterizedTest
    @CsvSource({"1050, USD, USD 10.50", "-5, EUR, EUR -0.05", "1000, JPY, JPY 1000", "1234, KWD, KWD 1.234"})
    void writesCodeAndAllFractionDigits(long minor, String code, String text) {
      assertThat(Money.ofMinor(minor, code)).hasToString(text);
      assertThat(Money.parse(text)).isEqualTo(Money.ofMinor(minor, code));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "USD", "USD ", "USD10.50", "USD  1", "usd 1", "USD -", "USD .5", "USD 1.", "USD 1.2.3", "USD 1e3", "USD +1",
        "USD ١", "USD 1 ", "USDX 1", "ABC 1", "USD 0.001"})
    void refusesAnyOtherForm(String text) {
      assertThatIllegalArgumentException().isThrownBy(() -> Money.parse(text));
    }

    @Test
    void keepsHostileTextOutOfTheMessage() {
      assertThatIllegalArgumentException().isThrownBy(() -> Money.parse("USD " + "9".repeat(100_000)))
          .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(150));
    }
  }

  @Nested
  class InArithmetic {

    @Test
    void addsAndSubtracts() {
      assertThat(TEN_FIFTY.plus(Money.ofMinor(-50, "USD"))).isEqualTo(Money.ofMinor(1000, "USD"));
      assertThat(TEN_FIFTY.minus(Money.ofMinor(1051, "USD"))).isEqualTo(Money.ofMinor(-1, "USD"));
    }

    @Test
    void neverMixesCurrencies() {
      assertThatIllegalArgumentException().isThrownBy(() -> TEN_FIFTY.plus(Money.ofMinor(1, "EUR")))
          .withMessage("cannot add USD 10.50 and EUR 0.01: the currencies differ");
      assertThatIllegalArgumentException().isThrownBy(() -> TEN_FIFTY.compareTo(Money.ofMinor(1, "EUR")))
          .withMessage("cannot compare USD 10.50 and EUR 0.01: the currencies differ");
    }

    @Test
    void neverWrapsAround() {
      Money cent = Money.ofMinor(1, "USD");

      assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> LARGEST.plus(cent))
          .withMessage("USD 92233720368547758.07 + USD 0.01 does not fit into money");
      assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> SMALLEST.minus(cent));
      assertThatExceptionOfType(ArithmeticException.class).isThrownBy(SMALLEST::negate);
      assertThatExceptionOfType(ArithmeticException.class).isThrownBy(SMALLEST::abs);
      assertThatExceptionOfType(ArithmeticException.class)
          .isThrownBy(() -> LARGEST.times(new BigDecimal("1.1"), RoundingMode.DOWN))
          .withMessage("USD 92233720368547758.07 × 1.1 does not fit into money");
      assertThatExceptionOfType(ArithmeticException.class)
          .isThrownBy(() -> LARGEST.times(2, 1, RoundingMode.DOWN));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, HALF_EVEN, 2", "0.5, HALF_UP, 3", "-0.5, FLOOR, -3", "-0.5, CEILING, -2", "0.1, UP, 1", "0.1, DOWN, 0"})
    void roundsAFactorAsNamed(BigDecimal factor, RoundingMode rounding, long expected) {
      assertThat(Money.ofMinor(5, "USD").times(factor, rounding)).isEqualTo(Money.ofMinor(expected, "USD"));
    }

    @Test
    void roundsARatioOnce() {
      assertThat(Money.ofMinor(1000, "USD").times(2, 3, RoundingMode.HALF_UP)).isEqualTo(Money.ofMinor(667, "USD"));
      assertThat(LARGEST.times(Long.MAX_VALUE, Long.MAX_VALUE, RoundingMode.UNNECESSARY)).isEqualTo(LARGEST);
    }

    @Test
    void refusesAZeroDenominator() {
      assertThatIllegalArgumentException().isThrownBy(() -> TEN_FIFTY.times(1, 0, RoundingMode.DOWN))
          .withMessage("USD 10.50 × 1/0 has no value");
    }

    @Test
    void survivesExtremeExponents() {
      assertThat(TEN_FIFTY.times(new BigDecimal("1E-999999999"), RoundingMode.UP)).isEqualTo(Money.ofMinor(1, "USD"));
      assertThat(TEN_FIFTY.times(new BigDecimal("1E-999999999"), RoundingMode.HALF_UP)).isEqualTo(Money.zero("USD"));
      assertThatExceptionOfType(ArithmeticException.class)
          .isThrownBy(() -> TEN_FIFTY.times(new BigDecimal("1E+999999999"), RoundingMode.UP));
    }

    @Test
    void ordersByAmount() {
      assertThat(TEN_FIFTY).isGreaterThan(Money.ofMinor(-1050, "USD")).isLessThan(LARGEST);
      assertThat(TEN_FIFTY.negate().signum()).isNegative();
    }
  }

  @Nested
  class WhenAllocated {

    @Test
    void givesTheRestToTheLargestRemainders() {
      assertThat(Money.ofMinor(10, "USD").allocate(3, 3, 1)).isEqualTo(cents(4, 4, 2));
      assertThat(Money.ofMinor(100, "USD").allocate(1, 1, 1)).isEqualTo(cents(34, 33, 33));
    }

    @Test
    void mirrorsNegativeAmounts() {
      assertThat(Money.ofMinor(-100, "USD").allocate(1, 1, 1)).isEqualTo(cents(-34, -33, -33));
    }

    @Test
    void givesAZeroWeightNothing() {
      assertThat(Money.ofMinor(5, "USD").allocate(0, 1, 1)).isEqualTo(cents(0, 3, 2));
    }

    @Test
    void splitsBothEnds() {
      assertThat(SMALLEST.allocate(1)).containsExactly(SMALLEST);
      assertThat(LARGEST.allocate(Long.MAX_VALUE)).containsExactly(LARGEST);
    }

    @Test
    void refusesWeightsThatMeanNothing() {
      assertThatIllegalArgumentException().isThrownBy(() -> TEN_FIFTY.allocate(0, 0));
      assertThatIllegalArgumentException().isThrownBy(() -> TEN_FIFTY.allocate())
          .withMessage("at least one weight must be positive");
      assertThatIllegalArgumentException().isThrownBy(() -> TEN_FIFTY.allocate(2, -1))
          .withMessage("weights must not be negative but one was -1");
    }

    private List<Money> cents(long... amounts) {
      return Arrays.stream(amounts).mapToObj(amount -> Money.ofMinor(amount, "USD")).toList();
    }
  }
}
