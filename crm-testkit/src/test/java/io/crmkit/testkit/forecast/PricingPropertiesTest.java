package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.money.Money;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.Figures;
import io.crmkit.forecast.model.ForecastDefinition;
import io.crmkit.forecast.model.ForecastDefinition.ForecastType;
import io.crmkit.forecast.model.Pricing;
import io.crmkit.forecast.model.RatePolicy;
import io.crmkit.forecast.model.Valuation;
import io.crmkit.record.DatedRate;
import io.crmkit.record.ExchangeRates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Law 10, by every policy. */
class PricingPropertiesTest {

  private static final LocalDate TODAY = LocalDate.parse("2024-11-11");
  private static final List<DatedRate> DATED = List.of(
      new DatedRate("EUR", "USD", LocalDate.parse("2024-01-01"), new BigDecimal("1.0837")),
      new DatedRate("EUR", "USD", LocalDate.parse("2024-11-01"), new BigDecimal("1.1")));

  private static final ForecastDefinition UNCATEGORISED = new ForecastDefinition("Q4", null, ForecastType.WEIGHTED,
      LocalDate.parse("2024-10-01"), LocalDate.parse("2024-12-31"), BigDecimal.ONE, "USD", ForecastArbitraries.STAGES,
      List.of(), null, null, Map.of(), null);

  @Property
  void toConvertASumIsToSumConversions(@ForAll("policies") RatePolicy policy, @ForAll("days") LocalDate day,
      @ForAll("euros") List<Money> amounts) {
    Pricing pricing = pricing(DATED, policy);
    BigDecimal one = amounts.stream().map(each -> pricing.worth(each, day).orElseThrow())
        .reduce(BigDecimal.ZERO, BigDecimal::add);

    assertThat(pricing.worth(amounts.stream().reduce(Money.zero("EUR"), Money::plus), day).orElseThrow())
        .isEqualByComparingTo(one);
  }

  @Property
  void aCurrencyIsWorthItselfAndAMissingRateIsNoRate(@ForAll("policies") RatePolicy policy, @ForAll("days") LocalDate day) {
    assertThat(pricing(List.of(), policy).rate("USD", day)).contains(BigDecimal.ONE);
    assertThat(pricing(DATED, policy).rate("CHF", day)).isEmpty();
    assertThat(pricing(List.of(), policy).rate("EUR", day).isPresent()).isEqualTo(policy instanceof RatePolicy.Budget);
  }

  /** Against the rates one by one. */
  @Property
  void theRateIsTheLastOneThatStartedByTheDayOfThePolicy(@ForAll("policies") RatePolicy policy,
      @ForAll("days") LocalDate closeDate, @ForAll("starts") Set<LocalDate> starts) {
    List<DatedRate> rates = starts.stream()
        .map(start -> new DatedRate("EUR", "USD", start, BigDecimal.valueOf(start.getDayOfYear()))).toList();
    LocalDate day = policy instanceof RatePolicy.FixedDate fixed ? fixed.date()
        : policy instanceof RatePolicy.SnapshotDate ? TODAY : closeDate;
    Optional<BigDecimal> last = starts.stream().filter(start -> !start.isAfter(day)).max(LocalDate::compareTo)
        .map(start -> BigDecimal.valueOf(start.getDayOfYear()));

    assertThat(pricing(rates, policy).rate("EUR", closeDate)).isEqualTo(
        policy instanceof RatePolicy.Budget budget ? Optional.ofNullable(budget.rates().get("EUR")) : last);
    Statistics.collect(last.isPresent() ? "a rate" : "none");
    Statistics.coverage(seen -> {
      seen.check("a rate").percentage(share -> share > 20);
      seen.check("none").percentage(share -> share > 5);
    });
  }

  /** A rate that starts after a day changes what closed by then only if all deals are priced at a later day. */
  @Property
  void aLaterRateChangesAnEarlierDealOnlyIfItsPolicyLooksLater(@ForAll("policies") RatePolicy policy,
      @ForAll("days") LocalDate closeDate, @ForAll("days") LocalDate start) {
    List<DatedRate> more = new ArrayList<>(DATED);
    more.add(new DatedRate("EUR", "USD", start.plusYears(1), new BigDecimal("9")));
    more.add(new DatedRate("EUR", "USD", start.isEqual(DATED.get(1).start()) ? start.plusDays(1) : start, new BigDecimal("7")));
    boolean same = pricing(more, policy).rate("EUR", closeDate).equals(pricing(DATED, policy).rate("EUR", closeDate));

    if (policy instanceof RatePolicy.CloseDate && closeDate.isBefore(start) || policy instanceof RatePolicy.Budget
        || policy instanceof RatePolicy.SnapshotDate && TODAY.isBefore(start)
        || policy instanceof RatePolicy.FixedDate fixed && fixed.date().isBefore(start)) {
      assertThat(same).isTrue();
    }
    Statistics.collect(same ? "the same" : "another");
    Statistics.coverage(seen -> {
      seen.check("the same").percentage(share -> share > 30);
      seen.check("another").percentage(share -> share > 7);
    });
  }

  /** To state figures by other rates and back again loses nothing. */
  @Property
  void figuresCanBeRestatedAndBack(@ForAll("definitions") ForecastDefinition definition,
      @ForAll("deals") List<Deal> deals, @ForAll("policies") RatePolicy other) {
    Map<String, Figures> own = figures(definition, deals);
    ForecastDefinition by = definition.pricedBy(other);
    Map<String, Figures> restated = figures(by, deals);

    assertThat(figures(by.pricedBy(definition.pricedBy()), deals)).isEqualTo(own);
    List<Deal> dollars = deals.stream().filter(deal -> deal.amount() == null || deal.amount().code().equals("USD")).toList();
    assertThat(figures(by, dollars)).isEqualTo(figures(definition, dollars));
    Statistics.collect(restated.equals(own) ? "the same" : "restated");
    Statistics.coverage(seen -> seen.check("restated").percentage(share -> share > 10));
  }

  private static Map<String, Figures> figures(ForecastDefinition definition, List<Deal> deals) {
    Valuation valuation = new Valuation(definition, Pricing.of(definition, rates(DATED), TODAY));
    deals.forEach(valuation::add);
    return valuation.figures().orElseThrow();
  }

  private static Pricing pricing(List<DatedRate> rates, RatePolicy policy) {
    return new Pricing(rates(rates), policy, "USD", TODAY);
  }

  private static ExchangeRates rates(List<DatedRate> rates) {
    return ExchangeRates.of(rates).orElseThrow();
  }

  @Provide
  Arbitrary<RatePolicy> policies() {
    return ForecastArbitraries.ratePolicies();
  }

  @Provide
  Arbitrary<ForecastDefinition> definitions() {
    return ForecastArbitraries.ratePolicies().map(policy -> new ForecastDefinition("Q4", null, ForecastType.WEIGHTED,
        UNCATEGORISED.periodStart(), UNCATEGORISED.periodEnd(), BigDecimal.ONE, "USD", ForecastArbitraries.STAGES,
        List.of(), null, null, Map.of(), policy));
  }

  @Provide
  Arbitrary<List<Deal>> deals() {
    return ForecastArbitraries.deals(UNCATEGORISED);
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.integers().between(0, 150).map(day -> LocalDate.parse("2024-09-01").plusDays(day));
  }

  @Provide
  Arbitrary<Set<LocalDate>> starts() {
    return days().set().ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<Money>> euros() {
    return Arbitraries.longs().between(-1_000_000, 9_000_000).map(minor -> Money.ofMinor(minor, "EUR")).list().ofMaxSize(8);
  }
}
