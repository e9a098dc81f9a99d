package io.crmkit.record.model;

import static io.crmkit.record.model.Sales.BARE;
import static io.crmkit.record.model.Sales.NOON;
import static io.crmkit.record.model.Sales.PRICING;
import static io.crmkit.record.model.Sales.RICH;
import static io.crmkit.record.model.Sales.TODAY;
import static io.crmkit.record.model.Sales.place;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.money.Money;
import io.crmkit.record.model.Opportunity.Live;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DealPricingTest {

  private static final FrozenRate FROZEN = new FrozenRate("EUR", "USD", TODAY, new BigDecimal("1.25"));

  @Test
  void pricesAnOpenDealByTheRateOfItsCloseDateOrOfToday() {
    Pricing byDay = new Pricing(Currency.getInstance("USD"),
        (from, to, day) -> Optional.of(BigDecimal.valueOf(day.getMonthValue())), TODAY);

    assertThat(byDay.price(live("lead", RICH, null))).contains(new BigDecimal("6000.00"));
    assertThat(byDay.price(live("lead", RICH.toBuilder().closeDate(null).build(), null)))
        .contains(new BigDecimal("5000.00"));
  }

  @Test
  void pricesAClosedDealByItsFrozenRate() {
    assertThat(PRICING.price(live("won", RICH, new Closing(TODAY, FROZEN, null))).orElseThrow())
        .isEqualByComparingTo("1250");
  }

  @Test
  void leavesUnpricedWhatHasNoAmountOrNoRateOrClosedWithoutOne() {
    OpportunityDetails old = RICH.toBuilder().closeDate(LocalDate.parse("1999-01-01")).build();

    assertThat(PRICING.price(live("lead", BARE, null))).isEmpty();
    assertThat(PRICING.price(live("lead", old, null))).isEmpty();
    assertThat(PRICING.price(live("won", RICH, new Closing(TODAY, null, null)))).isEmpty();
  }

  @Test
  void convertsAFrozenPriceByTheRateOfItsDayWhenReportsChangeTheirCurrency() {
    Pricing pounds = new Pricing(Currency.getInstance("GBP"), (from, to, day) ->
        from.equals("USD") && day.equals(TODAY) ? Optional.of(new BigDecimal("0.8")) : Optional.empty(),
        TODAY.plusYears(1));

    assertThat(pounds.price(live("won", RICH, new Closing(TODAY, FROZEN, null))).orElseThrow())
        .isEqualByComparingTo("1000");
  }

  @Test
  void sumsUpByStageAndCountsWhatHasNoPrice() {
    StageTotals totals = new StageTotals(PRICING);
    totals.add(live("proposal", RICH, null));
    totals.add(live("proposal", RICH.toBuilder().amount(Money.parse("USD 0.01")).build(), null));
    totals.add(live("proposal", BARE, null));
    totals.add(live("lead", RICH, null));

    assertThat(totals.result()).isEqualTo(List.of(
        new StageTotal(Sales.PIPELINE.id(), "lead", 1, 0, Money.parse("USD 1100.00"), Money.parse("USD 110.00")),
        // 550.005 is half way, and 550.00 is even
        new StageTotal(Sales.PIPELINE.id(), "proposal", 3, 1, Money.parse("USD 1100.01"), Money.parse("USD 550.00"))));
  }

  private static Live live(String stage, OpportunityDetails details, @Nullable Closing closing) {
    return new Live(details, StagePath.startingIn(place(stage), NOON), Chances.NONE, closing, List.of());
  }
}
