package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Violation;
import io.crmkit.core.money.Money;
import io.crmkit.forecast.calendar.FiscalCalendar;
import io.crmkit.forecast.calendar.FiscalPeriod;
import io.crmkit.forecast.model.CreditKind;
import io.crmkit.forecast.model.CreditSchedule;
import io.crmkit.forecast.model.CreditShare;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.DealCheck;
import io.crmkit.forecast.model.DealPart;
import io.crmkit.forecast.model.Factor;
import io.crmkit.forecast.model.Figures;
import io.crmkit.forecast.model.ForecastDefinition;
import io.crmkit.forecast.model.ForecastScenario;
import io.crmkit.forecast.model.Instalment;
import io.crmkit.forecast.model.InstalmentPlan;
import io.crmkit.forecast.model.Outlook;
import io.crmkit.forecast.model.Pricing;
import io.crmkit.forecast.model.Probability;
import io.crmkit.forecast.model.ScenarioAssumption;
import io.crmkit.forecast.model.Valuation;
import io.crmkit.forecast.model.plan.Basis;
import io.crmkit.forecast.model.plan.Column;
import io.crmkit.forecast.model.plan.Dimension;
import io.crmkit.forecast.model.plan.Hierarchy;
import io.crmkit.forecast.sheet.Layers;
import io.crmkit.forecast.sheet.Sheet;
import io.crmkit.forecast.sheet.SheetCalculation;
import io.crmkit.forecast.sheet.SheetRequest;
import io.crmkit.forecast.sheet.SheetSubject;
import io.crmkit.record.DatedRate;
import io.crmkit.record.ExchangeRates;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** What holds of deals whose revenue is spread over time. */
class SchedulePropertiesTest {

  private static final LocalDate TODAY = LocalDate.parse("2024-11-11");
  private static final LocalDate START = LocalDate.parse("2024-07-01");
  private static final LocalDate END = LocalDate.parse("2025-06-30");
  private static final FiscalCalendar CALENDAR = FiscalCalendar.gregorian(Month.JULY);
  private static final ExchangeRates RATES = ExchangeRates.of(List.of(
      new DatedRate("EUR", "USD", LocalDate.parse("2024-01-01"), new BigDecimal("1.0837")),
      new DatedRate("EUR", "USD", LocalDate.parse("2024-11-01"), new BigDecimal("1.1")))).orElseThrow();
  private static final ForecastScenario SHIFTED = new ForecastScenario(
      "shifted", null, new Factor(new BigDecimal("0.8")), List.of(
          new ScenarioAssumption(null, null, "ann", null, null, null, Probability.of("0.4"), 2),
          new ScenarioAssumption("proposal", null, null, null, null, new Factor(new BigDecimal("0.5")), null, -1)));

  /** A definition and deals for it. */
  record Case(ForecastDefinition definition, List<Deal> deals) {

    Case over(LocalDate start, LocalDate end) {
      ForecastDefinition own = definition;
      return new Case(new ForecastDefinition(own.name(), null, own.forecastType(), start, end, own.forecastedAmount(),
          own.currency(), own.stageWeights(), List.of(SHIFTED), null, own.categories(), own.creditTypes(),
          own.ratePolicy()), deals);
    }

    Case unscheduled() {
      return new Case(definition, deals.stream().map(deal -> deal.scheduled(List.of())).toList());
    }

    boolean isSpread() {
      return deals.stream().anyMatch(deal -> deal.schedule().size() > 1);
    }
  }

  @Property
  void theInstalmentsOfADealSumToItsAmount(@ForAll("cases") Case given) {
    DealCheck check = new DealCheck(given.definition);
    for (Deal deal : given.deals) {
      assertThat(check.accepts(deal)).isTrue();
      assertThat(DealPart.sum(DealPart.of(deal)).orElse(null)).isEqualTo(deal.amount());
      List<Instalment> schedule = deal.schedule();
      Statistics.collect(schedule.isEmpty() ? "none" : schedule.get(0).basisPoints() == null ? "amounts" : "shares");
    }
    Statistics.coverage(seen -> {
      seen.check("none").percentage(share -> share > 10);
      seen.check("amounts").percentage(share -> share > 10);
      seen.check("shares").percentage(share -> share > 10);
    });
  }

  @Property
  void equalInstalmentsAreAMinorUnitApartAtMostAndSumToTheWhole(
      @ForAll("plans") InstalmentPlan plan, @ForAll long minor, @ForAll @IntRange(min = -1_000, max = 1_000) int each) {
    List<Money> divided = amounts(plan.divide(Money.ofMinor(minor, "USD")));
    Money repeated = amounts(plan.repeat(Money.ofMinor(each, "USD"))).stream().reduce(Money::plus).orElseThrow();

    assertThat(divided).hasSize(plan.count());
    assertThat(divided.stream().reduce(Money::plus)).contains(Money.ofMinor(minor, "USD"));
    assertThat(divided.stream().mapToLong(Money::minor).max().orElseThrow()
        - divided.stream().mapToLong(Money::minor).min().orElseThrow()).isBetween(0L, 1L);
    assertThat(repeated).isEqualTo(Money.ofMinor((long) each * plan.count(), "USD"));
    Statistics.collect(minor % plan.count() == 0 ? "even" : "cents to hand out");
    Statistics.coverage(seen -> seen.check("cents to hand out").percentage(share -> share > 20));
  }

  /** Law 9, of each instalment and of the whole at once. */
  @Property
  void creditsForInstalmentsSumAlongBothAxes(@ForAll("cases") Case given) {
    for (Deal deal : given.deals) {
      given.definition.credits().forEach((type, kind) -> {
        List<CreditSchedule> schedules = CreditSchedule.of(deal, type, kind);
        assertThat(schedules.stream().map(each ->
            new CreditShare(each.owner(), each.territory(), DealPart.sum(each.parts()).orElse(null))).toList())
            .isEqualTo(CreditShare.of(deal, type, kind));
        if (kind == CreditKind.ADDITIVE) {
          List<DealPart> parts = DealPart.of(deal);
          for (int i = 0; i < parts.size(); i++) {
            int place = i;
            assertThat(DealPart.sum(schedules.stream().map(each -> each.parts().get(place)).toList()).orElse(null))
                .isEqualTo(parts.get(i).amount());
          }
          Statistics.collect(schedules.size() > 1 && parts.size() > 1 ? "both" : "one");
        }
      });
    }
    Statistics.coverage(seen -> seen.check("both").percentage(share -> share > 13));
  }

  @Property
  void periodsThatCoverAllInstalmentsHaveTheFiguresWithoutSchedules(@ForAll("cases") Case given) {
    Case wide = given.over(START.minusMonths(6), END.plusMonths(6));

    assertThat(figures(wide)).isEqualTo(figures(wide.unscheduled()));
    collectSpread(given);
  }

  /** A rate is that of the close date of the deal, or of the policy, whenever instalments are. */
  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void theYearOfASheetIsWhatItIsWithoutSchedules(
      @ForAll("cases") Case given, @ForAll("hierarchies") Hierarchy hierarchy) {
    Sheet spread = sheet(given.over(START, END), hierarchy, "base");
    Sheet whole = sheet(given.over(START, END).unscheduled(), hierarchy, "base");
    String year = CALENDAR.periods(CALENDAR.yearOf(START)).get(0).name();
    for (String node : spread.nodes()) {
      for (Column column : spread.columns()) {
        assertThat(spread.line(node, year, column)).isEqualTo(whole.line(node, year, column));
      }
      assertThat(spread.deals(node, year)).isEqualTo(whole.deals(node, year));
      assertThat(spread.unpriced(node, year)).isEqualTo(whole.unpriced(node, year));
      assertThat(spread.overlay("overlay", node, year)).isEqualTo(whole.overlay("overlay", node, year));
    }
    assertThat(spread.unassigned()).isEqualTo(whole.unassigned());
    assertThat(spread.unassigned("overlay")).isEqualTo(whole.unassigned("overlay"));
    collectSpread(given);
    Statistics.label("unassigned").collect(spread.unassigned().deals() > 0);
    Statistics.label("unassigned").coverage(seen -> seen.check(true).percentage(share -> share > 10));
  }

  /** Laws 1 and 10, by period: against plain sums over the instalments; each deal counts once, however long the period. */
  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void eachPeriodHasTheInstalmentsOfItsDaysAfterDelays(
      @ForAll("cases") Case given, @ForAll("owned") Hierarchy hierarchy) {
    Case year = given.over(START, END);
    Sheet sheet = sheet(year, hierarchy, "shifted");
    for (FiscalPeriod period : CALENDAR.periods(CALENDAR.yearOf(START))) {
      BigDecimal amount = BigDecimal.ZERO;
      BigDecimal weighted = BigDecimal.ZERO;
      long deals = 0;
      long unpriced = 0;
      for (Deal deal : year.deals) {
        Outlook outlook = outlook(deal);
        List<DealPart> within = DealPart.of(deal).stream()
            .filter(part -> period.contains(part.day().plusMonths(outlook.delayMonths()))).toList();
        Optional<BigDecimal> price = DealPart.sum(within).flatMap(sum -> pricing(year).worth(sum, deal.closeDate()));
        BigDecimal worth = price.orElse(BigDecimal.ZERO).multiply(outlook.factor());
        amount = amount.add(worth);
        weighted = weighted.add(worth.multiply(outlook.probability().value()));
        int credits = within.isEmpty() ? 0 : CreditShare.of(deal, "revenue", CreditKind.ADDITIVE).size();
        deals += credits;
        unpriced += price.isEmpty() ? credits : 0;
      }
      assertThat(exact(sheet, period, Basis.AMOUNT).raw()).isEqualByComparingTo(amount);
      assertThat(exact(sheet, period, Basis.WEIGHTED).raw()).isEqualByComparingTo(weighted);
      assertThat(sheet.deals(PlanArbitraries.HEAD, period.name())).isEqualTo(deals);
      assertThat(sheet.unpriced(PlanArbitraries.HEAD, period.name())).isEqualTo(unpriced);
      Statistics.label("unpriced").collect(unpriced > 0);
    }
    Statistics.label("unpriced").coverage(seen -> seen.check(true).percentage(share -> share > 3));
    collectSpread(given);
  }

  @Property
  void aDealWhoseInstalmentsAreNotTheWholeIsRefusedByPlaceAndId(@ForAll("cases") Case given,
      @ForAll("plans") InstalmentPlan plan, @ForAll @IntRange(min = -3, max = 3) int off,
      @ForAll @IntRange(max = 3) int before) {
    DealCheck check = new DealCheck(given.definition);
    IntStream.range(0, before).forEach(i -> check.accepts(Deal.builder("other", "won").build()));
    Money amount = Money.parse("USD 1000.00");
    Deal deal = Deal.builder("D-1", "won").amount(amount)
        .schedule(plan.divide(amount.plus(Money.ofMinor(off, "USD")))).build();

    assertThat(check.accepts(deal)).isEqualTo(off == 0);
    if (off != 0) {
      Violation problem = check.problems().orElseThrow().all().get(0);
      assertThat(problem.pointer()).isEqualTo("/deals/%d/schedule", before);
      assertThat(problem.code()).isEqualTo("forecast.schedule");
      assertThat(problem.message()).contains("'D-1'");
    }
  }

  private static void collectSpread(Case given) {
    Statistics.collect(given.isSpread() ? "spread" : "not spread");
    Statistics.coverage(seen -> seen.check("spread").percentage(share -> share > 33));
  }

  private static List<Money> amounts(List<Instalment> instalments) {
    return instalments.stream().map(each -> Objects.requireNonNull(each.amount())).toList();
  }

  private static Outlook outlook(Deal deal) {
    return Outlook.of(SHIFTED, deal, Objects.requireNonNull(ForecastArbitraries.STAGES.get(deal.stage())));
  }

  private static Layers exact(Sheet sheet, FiscalPeriod period, Basis basis) {
    return sheet.exact(PlanArbitraries.HEAD, period.name(), Column.of(basis));
  }

  private static Pricing pricing(Case given) {
    return Pricing.of(given.definition, RATES, TODAY);
  }

  private static Map<String, Figures> figures(Case given) {
    Valuation valuation = new Valuation(given.definition, pricing(given));
    given.deals.forEach(valuation::add);
    return valuation.figures().orElseThrow();
  }

  private static Sheet sheet(Case given, Hierarchy hierarchy, String scenario) {
    SheetRequest request = SheetRequest.of("sales", CALENDAR).map("sales");
    SheetCalculation calculation = new SheetCalculation(
        SheetSubject.of(given.definition, scenario, hierarchy, request).orElseThrow(), pricing(given));
    given.deals.forEach(calculation::add);
    return calculation.sheet(List.of(), List.of(), Instant.EPOCH).orElseThrow();
  }

  @Provide
  Arbitrary<Case> cases() {
    return ForecastArbitraries.definitions().flatMap(definition -> Combinators.combine(
        Arbitraries.just(definition), ForecastArbitraries.deals(definition)).as(Case::new));
  }

  @Provide
  Arbitrary<Hierarchy> owned() {
    return PlanArbitraries.hierarchies("v1");
  }

  /** Some of owners, and some of territories that leave one out. */
  @Provide
  Arbitrary<Hierarchy> hierarchies() {
    return Arbitraries.oneOf(owned(), Arbitraries.just(
        new Hierarchy("sales", "v1", Dimension.TERRITORY, Map.of("/west/coast/", "/west/"), Map.of())));
  }

  @Provide
  Arbitrary<InstalmentPlan> plans() {
    return ForecastArbitraries.plans(TODAY);
  }
}
