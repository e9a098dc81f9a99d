package io.crmkit.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.money.Money;
import io.crmkit.record.model.FrozenRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeRatesTest {

  private static final LocalDate MAY = LocalDate.parse("2024-05-01");
  private static final LocalDate JUNE = LocalDate.parse("2024-06-01");

  private final ExchangeRates rates = ExchangeRates.of(List.of(
      rate("EUR", "USD", MAY, "1.1"), rate("EUR", "USD", JUNE, "1.2"), rate("USD", "JPY", MAY, "150"))).orElseThrow();

  @Test
  void theRateOfADayIsTheLastThatStartedOnItOrBefore() {
    assertThat(rates.rate("EUR", "USD", MAY.minusDays(1))).isEmpty();
    assertThat(rates.rate("EUR", "USD", MAY)).contains(new BigDecimal("1.1"));
    assertThat(rates.rate("EUR", "USD", JUNE.minusDays(1))).contains(new BigDecimal("1.1"));
    assertThat(rates.rate("EUR", "USD", JUNE.plusYears(1))).contains(new BigDecimal("1.2"));
  }

  @Test
  void aCurrencyIsWorthItself() {
    assertThat(ExchangeRates.NONE.convert(Money.parse("USD 10.50"), "USD", MAY)).contains(new BigDecimal("10.50"));
  }

  @Test
  void whatIsMissingStaysMissing() {
    assertThat(rates.rate("USD", "EUR", JUNE)).isEmpty();
    assertThat(rates.rate("EUR", "JPY", JUNE)).isEmpty();
  }

  @Test
  void goesViaAnotherCurrencyWhereThatIsAskedFor() {
    assertThat(rates.via("USD").rate("EUR", "JPY", JUNE).orElseThrow()).isEqualByComparingTo("180");
    assertThat(rates.via("CHF").rate("EUR", "JPY", JUNE)).isEmpty();
  }

  @Test
  void makesNoRateOfTwoThatNoDocumentHolds() {
    ExchangeRates great = ExchangeRates.of(List.of(
        rate("EUR", "USD", MAY, "1e300"), rate("USD", "JPY", MAY, "1e300"), rate("USD", "CHF", MAY, "1e100")))
        .orElseThrow().via("USD");

    assertThat(great.rate("EUR", "JPY", MAY)).isEmpty();
    assertThat(great.rate("EUR", "CHF", MAY)).isPresent();
    assertThatIllegalArgumentException().isThrownBy(() -> new FrozenRate("EUR", "JPY", MAY, new BigDecimal("1e401")));
  }

  @Test
  void convertsWithoutRounding() {
    ExchangeRates thirds = ExchangeRates.of(List.of(rate("EUR", "USD", MAY, "1.333333333"))).orElseThrow();

    assertThat(thirds.convert(Money.parse("EUR 0.01"), "USD", MAY)).contains(new BigDecimal("0.01333333333"));
  }

  @Test
  void refusesRatesOfMoreDigitsThanAnybodyCanMultiplyIn() {
    for (String digits : List.of("1e999999999", "-1e999999999", "1e-999999999", "1e401")) {
      assertThat(((Invalid<ExchangeRates>) ExchangeRates.of(List.of(rate("EUR", "USD", MAY, digits)))).violations().all())
          .singleElement().returns("record.rate", Violation::code)
          .satisfies(problem -> assertThat(problem.message()).hasSizeLessThan(120));
    }
    assertThat(ExchangeRates.of(List.of(rate("EUR", "USD", MAY, "1e400"))).orElseThrow().rate("EUR", "USD", MAY))
        .isPresent();
  }

  @Test
  void namesEachRateThatCannotBe() {
    Validated<ExchangeRates> refused = ExchangeRates.of(List.of(rate("EUR", "USD", MAY, "1.1"),
        rate("EUR", "USD", MAY, "1.2"), rate("EUR", "EUR", MAY, "1"), rate("USD", "EUR", MAY, "0")));

    assertThat(((Invalid<ExchangeRates>) refused).violations().all())
        .extracting(Violation::pointer, Violation::code)
        .containsExactly(
            tuple("/1", "record.rate-overlap"),
            tuple("/2", "record.rate"),
            tuple("/3", "record.rate"));
  }

  private static DatedRate rate(String from, String to, LocalDate start, String rate) {
    return new DatedRate(from, to, start, new BigDecimal(rate));
  }
}
