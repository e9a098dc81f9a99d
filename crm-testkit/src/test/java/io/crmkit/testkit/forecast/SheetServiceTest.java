package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.money.Money;
import io.crmkit.forecast.Forecasts;
import io.crmkit.forecast.calendar.FiscalCalendar;
import io.crmkit.forecast.model.Credit;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.ForecastEvent;
import io.crmkit.forecast.model.ForecastEvent.ForecastAdjusted;
import io.crmkit.forecast.model.ForecastId;
import io.crmkit.forecast.model.RatePolicy;
import io.crmkit.forecast.model.plan.Adjustment;
import io.crmkit.forecast.model.plan.AdjustmentKind;
import io.crmkit.forecast.model.plan.Basis;
import io.crmkit.forecast.model.plan.Column;
import io.crmkit.forecast.model.plan.Days;
import io.crmkit.forecast.model.plan.Dimension;
import io.crmkit.forecast.model.plan.Hierarchy;
import io.crmkit.forecast.model.plan.Place;
import io.crmkit.forecast.model.plan.Spread;
import io.crmkit.forecast.model.plan.View;
import io.crmkit.forecast.port.Pipeline;
import io.crmkit.forecast.sheet.OverlayLine;
import io.crmkit.forecast.sheet.QuotaLine;
import io.crmkit.forecast.sheet.Sheet;
import io.crmkit.forecast.sheet.SheetRequest;
import io.crmkit.forecast.sheet.Unassigned;
import io.crmkit.testkit.core.HandClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets by way of the service: figures by node and period, with what people put beside them. */
class SheetServiceTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final ForecastId Q4 = new ForecastId("q4");
  private static final Actor HOST = new Actor("host");
  private static final Actor ANN = new Actor("ann");
  private static final Actor MIA = new Actor("mia");
  private static final Instant NOON = Instant.parse("2024-11-11T12:00:00Z");
  private static final Column WEIGHTED = Column.of(Basis.WEIGHTED);
  private static final Days QUARTER = new Days(LocalDate.parse("2024-10-01"), LocalDate.parse("2024-12-31"));
  private static final Days NOVEMBER = new Days(LocalDate.parse("2024-11-01"), LocalDate.parse("2024-11-30"));
  private static final SheetRequest REQUEST = SheetRequest.of("sales", FiscalCalendar.gregorian(Month.JANUARY));
  private static final String DOCUMENT = """
      {"name": "Q4", "forecast_type": "weighted", "period_start": "2024-10-01", "period_end": "2024-12-31",
       "forecasted_amount": 1000, "stage_weights": {"proposal": 0.5, "won": 1},
       "scenarios": [{"name": "low", "adjustment_factor": 0.8}],
       "categories": {"maps": [{"name": "sales", "stages": {"proposal": "commit", "won": "closed"}}]}}""";

  private final List<Deal> deals = new ArrayList<>();
  private final Map<String, String> parents = new HashMap<>(Map.of("ann", "mia", "bob", "mia", "mia", "zoe"));
  private final HandClock clock = new HandClock(NOON);
  private final Forecasts forecasts = new Forecasts(new InMemoryForecasts().forecasts(), new OwnPipeline(), clock);

  private final class OwnPipeline implements Pipeline {

    @Override
    public void deals(TenantId tenant, Consumer<Deal> each) {
      deals.forEach(each);
    }

    @Override
    public Optional<Hierarchy> hierarchy(TenantId tenant, String name, LocalDate day) {
      return name.equals("sales")
          ? Optional.of(new Hierarchy(name, parents.toString(), Dimension.OWNER, parents, Map.of())) : Optional.empty();
    }
  }

  @BeforeEach
  void define() {
    forecasts.define(ACME, Q4, HOST, DOCUMENT).orElseThrow();
    deals.add(deal("ann", "won", "USD 100.00", "2024-10-10").build());
    deals.add(deal("ann", "proposal", "USD 300.00", "2024-11-10").build());
    deals.add(deal("bob", "proposal", "USD 100.00", "2024-11-20").build());
  }

  private static Deal.Builder deal(String owner, String stage, String amount, String closeDate) {
    return Deal.builder("D-" + owner, stage).owner(owner).amount(Money.parse(amount)).closeDate(LocalDate.parse(closeDate));
  }

  private Sheet sheet() {
    return forecasts.sheet(ACME, Q4, REQUEST).orElseThrow();
  }

  private static Money usd(String amount) {
    return Money.parse("USD " + amount);
  }

  private Money adjusted(String node, String period) {
    return sheet().line(node, period, WEIGHTED).adjusted();
  }

  private Decision<ForecastEvent> adjust(Actor by, String node, Days days, AdjustmentKind kind, String value) {
    return forecasts.adjust(ACME, Q4, by, Adjustment.builder(
        new Place("sales", node, days, WEIGHTED), kind, new BigDecimal(value)).because("a hunch"));
  }

  @Nested
  class Figures {

    @Test
    void areThoseOfEachNodeAndPeriod() {
      Sheet sheet = sheet();

      assertThat(sheet.periods()).containsExactly("FY2024", "FY2024-Q4", "FY2024-P10", "FY2024-P11", "FY2024-P12");
      assertThat(sheet.line("ann", "FY2024-P11", WEIGHTED).raw()).isEqualTo(usd("150.00"));
      assertThat(sheet.line("mia", "FY2024-P11", WEIGHTED).raw()).isEqualTo(usd("200.00"));
      assertThat(sheet.line("zoe", "FY2024-Q4", WEIGHTED).raw()).isEqualTo(usd("300.00"));
      assertThat(sheet.deals("ann", "FY2024")).isEqualTo(2);
    }

    @Test
    void areThoseOfEachCategoryAloneAndWithAllSurerOnes() {
      assertThat(sheet().line("ann", "FY2024", Column.of(Basis.AMOUNT, "sales", "commit", View.SINGLE)).raw())
          .isEqualTo(usd("300.00"));
      assertThat(sheet().line("ann", "FY2024", Column.of(Basis.AMOUNT, "sales", "commit", View.CUMULATIVE)).raw())
          .isEqualTo(usd("400.00"));
    }

    @Test
    void areThoseOfTheScenarioAndTheRatesThatAreAskedFor() {
      deals.add(deal("bob", "won", "EUR 10.00", "2024-12-01").build());
      Sheet low = forecasts.sheet(ACME, Q4, REQUEST.scenario("low")
          .ratePolicy(new RatePolicy.Budget(Map.of("EUR", new BigDecimal("2"))))).orElseThrow();

      assertThat(low.line("zoe", "FY2024", WEIGHTED).raw()).isEqualTo(usd("256.00"));
      assertThat(sheet().line("zoe", "FY2024", WEIGHTED).raw()).isEqualTo(usd("300.00"));
      assertThat(sheet().deals("zoe", "FY2024")).isEqualTo(4);
      assertThat(low.unpriced("zoe", "FY2024")).isZero();
    }

    @Test
    void areWithoutDealsThatAreDelayedBeyondTheLastDayThereIs() {
      forecasts.define(ACME, Q4, HOST,
          DOCUMENT.replace("\"adjustment_factor\": 0.8", "\"assumptions\": [{\"delay_months\": 1}]")).orElseThrow();
      deals.add(deal("ann", "won", "USD 1.00", LocalDate.MAX.toString()).build());

      assertThat(forecasts.sheet(ACME, Q4, REQUEST.scenario("low")).orElseThrow().deals("zoe", "FY2024")).isEqualTo(3);
    }

    @Test
    void sayHowManyDealsHaveNoPrice() {
      deals.add(deal("bob", "won", "EUR 10.00", "2024-12-01").credit(new Credit("overlay", "ann", null, 5_000)).build());
      deals.add(Deal.builder("D-unknown", "won").owner("mia").closeDate(LocalDate.parse("2024-12-01")).build());
      Sheet sheet = sheet();

      assertThat(sheet.unpriced("bob", "FY2024-P12")).isEqualTo(1);
      assertThat(sheet.unpriced("zoe", "FY2024")).isEqualTo(2);
      assertThat(sheet.unpriced("zoe", "FY2024-P11")).isZero();
      assertThat(sheet.unpriced("ann", "FY2024")).isZero();
      assertThat(sheet.overlay("overlay", "mia", "FY2024-Q4")).isEqualTo(new OverlayLine(usd("0.00"), usd("0.00"), 1, 0, 1));
    }

    @Test
    void goToWhoeverIsCreditedAndHelpIsNoRevenue() {
      deals.add(deal("ann", "won", "USD 0.01", "2024-12-02").credit(new Credit("revenue", "ann", null, 5_000))
          .credit(new Credit("revenue", "bob", null, 5_000)).credit(new Credit("overlay", "bob", null, 30_000)).build());
      Sheet sheet = sheet();

      assertThat(sheet.line("ann", "FY2024-P12", WEIGHTED).raw()).isEqualTo(usd("0.01"));
      assertThat(sheet.line("mia", "FY2024-P12", WEIGHTED).raw()).isEqualTo(usd("0.01"));
      assertThat(sheet.overlay("overlay", "mia", "FY2024-Q4")).isEqualTo(new OverlayLine(usd("0.03"), usd("0.03"), 1, 1, 0));
      assertThat(sheet.overlay("overlay", "ann", "FY2024-Q4").credits()).isZero();
    }

    @Test
    void leaveOutWhatHasNoNodeAndSaySo() {
      deals.add(deal("stranger", "won", "USD 7.00", "2024-12-02").build());
      deals.add(deal("stranger", "won", "EUR 7.00", "2024-12-02").build());

      assertThat(sheet().line("zoe", "FY2024", WEIGHTED).raw()).isEqualTo(usd("300.00"));
      assertThat(sheet().unassigned()).isEqualTo(new Unassigned(2, 1, usd("7.00"), usd("7.00")));
    }

    @Test
    void leaveOutHelpThatHasNoNodeAndSaySo() {
      deals.add(deal("ann", "proposal", "USD 8.00", "2024-12-02")
          .credit(new Credit("overlay", "stranger", null, 5_000)).build());

      assertThat(sheet().unassigned("overlay")).isEqualTo(new Unassigned(1, 0, usd("4.00"), usd("2.00")));
      assertThat(sheet().unassigned().deals()).isZero();
      assertThatIllegalArgumentException().isThrownBy(() -> sheet().unassigned("revenue"))
          .withMessageContaining("'revenue'");
    }
  }

  @Nested
  class Adjustments {

    @Test
    void showInTheLayerOfThoseWhoMadeThem() {
      adjust(ANN, "ann", NOVEMBER, AdjustmentKind.PERCENT, "10").orElseThrow();
      adjust(MIA, "ann", NOVEMBER, AdjustmentKind.DELTA, "-5").orElseThrow();

      assertThat(sheet().line("ann", "FY2024-P11", WEIGHTED)).satisfies(line -> {
        assertThat(line.raw()).isEqualTo(usd("150.00"));
        assertThat(line.byOwners()).isEqualTo(usd("165.00"));
        assertThat(line.adjusted()).isEqualTo(usd("160.00"));
      });
      assertThat(adjusted("zoe", "FY2024")).isEqualTo(usd("310.00"));
    }

    @Test
    void ofAHigherNodeReplaceThoseBelowAndAreSpreadInProportion() {
      adjust(MIA, "mia", NOVEMBER, AdjustmentKind.SET, "100").orElseThrow();
      adjust(ANN, "ann", NOVEMBER, AdjustmentKind.SET, "350").orElseThrow();

      assertThat(adjusted("mia", "FY2024-P11")).isEqualTo(usd("100.00"));
      assertThat(adjusted("ann", "FY2024-P11")).isEqualTo(usd("87.50"));
      assertThat(adjusted("bob", "FY2024-P11")).isEqualTo(usd("12.50"));
    }

    @Test
    void areSpreadInEqualPartsIfSomebodyWantsThat() {
      forecasts.adjust(ACME, Q4, MIA, Adjustment.builder(new Place("sales", "mia", QUARTER, WEIGHTED),
          AdjustmentKind.DELTA, new BigDecimal("0.06")).spread(Spread.ADDITIVE).because("a cent each")).orElseThrow();

      assertThat(adjusted("bob", "FY2024-P10")).isEqualTo(usd("0.01"));
      assertThat(adjusted("ann", "FY2024-P12")).isEqualTo(usd("0.01"));
      assertThat(adjusted("mia", "FY2024-Q4")).isEqualTo(usd("300.06"));
    }

    @Test
    void countUntilTheyExpireOrAreRetracted() {
      forecasts.adjust(ACME, Q4, ANN, Adjustment.builder(new Place("sales", "ann", NOVEMBER, WEIGHTED),
          AdjustmentKind.FACTOR, BigDecimal.ZERO).expires(NOON.plusSeconds(60)).because("for now")).orElseThrow();
      List<ForecastEvent> made = adjust(ANN, "ann", NOVEMBER, AdjustmentKind.DELTA, "1").orElseThrow();
      assertThat(adjusted("ann", "FY2024-P11")).isEqualTo(usd("1.00"));
      clock.set(NOON.plusSeconds(60));
      assertThat(adjusted("ann", "FY2024-P11")).isEqualTo(usd("151.00"));

      long number = ((ForecastAdjusted) made.get(0)).adjustment().number();
      forecasts.retract(ACME, Q4, ANN, number).orElseThrow();
      assertThat(adjusted("ann", "FY2024-P11")).isEqualTo(usd("150.00"));
    }

    @Test
    void areSetAsideWhenTheirNodeIsGone() {
      adjust(MIA, "bob", NOVEMBER, AdjustmentKind.SET, "9").orElseThrow();
      parents.remove("bob");

      assertThat(sheet().ineffective()).hasSize(1);
      assertThat(adjusted("mia", "FY2024-P11")).isEqualTo(usd("150.00"));
    }

    @Test
    void areSetAsideWhenTheirDaysAreNoWholePeriods() {
      adjust(ANN, "ann", new Days(LocalDate.parse("2024-11-02"), LocalDate.parse("2024-11-30")), AdjustmentKind.SET, "9")
          .orElseThrow();

      assertThat(sheet().ineffective()).hasSize(1);
      assertThat(adjusted("ann", "FY2024-P11")).isEqualTo(usd("150.00"));
    }
  }

  @Nested
  class Quotas {

    private Optional<QuotaLine> quota(String node, String period) {
      return Optional.ofNullable(sheet().line(node, period, WEIGHTED).quota());
    }

    private Place place(String node, Days days) {
      return new Place("sales", node, days, WEIGHTED);
    }

    @Test
    void areSummedUpAndHeldAgainstTheAdjustedFigure() {
      forecasts.setQuota(ACME, Q4, HOST, place("ann", QUARTER), usd("920.00")).orElseThrow();
      forecasts.setQuota(ACME, Q4, HOST, place("bob", NOVEMBER), usd("100.00")).orElseThrow();
      adjust(ANN, "ann", NOVEMBER, AdjustmentKind.DELTA, "100").orElseThrow();

      assertThat(quota("ann", "FY2024-P11")).contains(
          new QuotaLine(usd("300.00"), new BigDecimal("0.8333"), usd("50.00")));
      assertThat(quota("mia", "FY2024-P11").orElseThrow().amount()).isEqualTo(usd("400.00"));
      assertThat(quota("zoe", "FY2024-Q4").orElseThrow().amount()).isEqualTo(usd("1020.00"));
      assertThat(quota("bob", "FY2024-P12")).isEmpty();
    }

    @Test
    void ofANodeStandForThoseBelowIt() {
      forecasts.setQuota(ACME, Q4, HOST, place("ann", QUARTER), usd("920.00")).orElseThrow();
      forecasts.setQuota(ACME, Q4, HOST, place("mia", QUARTER), usd("500.00")).orElseThrow();

      assertThat(quota("zoe", "FY2024-Q4").orElseThrow().amount()).isEqualTo(usd("500.00"));
      forecasts.withdrawQuota(ACME, Q4, HOST, place("mia", QUARTER)).orElseThrow();
      assertThat(quota("zoe", "FY2024-Q4").orElseThrow().amount()).isEqualTo(usd("920.00"));
    }

    @Test
    void ofNothingHaveNoAttainment() {
      forecasts.setQuota(ACME, Q4, HOST, place("ann", QUARTER), usd("0.00")).orElseThrow();

      assertThat(quota("ann", "FY2024-Q4")).contains(new QuotaLine(usd("0.00"), null, usd("-250.00")));
    }
  }

  @Nested
  class Refuses {

    private List<String> codes(Validated<Sheet> answer) {
      return ((Invalid<Sheet>) answer).violations().all().stream().map(Violation::code).toList();
    }

    @Test
    void whatIsNotDefinedOrNotThere() {
      assertThat(codes(forecasts.sheet(ACME, new ForecastId("q5"), REQUEST))).containsExactly("forecast.not-defined");
      assertThat(codes(forecasts.sheet(ACME, Q4, SheetRequest.of("products", REQUEST.calendar()))))
          .containsExactly("forecast.no-such-hierarchy");
      assertThat(codes(forecasts.sheet(ACME, Q4, REQUEST.scenario("high").map("finance").creditType("overlay"))))
          .containsExactly("forecast.sheet.scenario", "forecast.sheet.map", "forecast.sheet.creditType");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "-999999999-01-01"})
    void aForecastOverAllTimes(String start) {
      forecasts.define(ACME, Q4, HOST, DOCUMENT.replace("2024-10-01", start).replace("2024-12-31", "9999-12-31")).orElseThrow();

      assertThat(forecasts.sheet(ACME, Q4, REQUEST).toString()).contains("periods of 200 years at most");
    }

    @Test
    void aCyclicTree() {
      parents.put("zoe", "ann");

      assertThat(codes(forecasts.sheet(ACME, Q4, REQUEST))).contains("forecast.cyclic-tree");
      assertThat(adjust(ANN, "ann", NOVEMBER, AdjustmentKind.SET, "9")).isInstanceOf(Refused.class);
    }

    @Test
    void aDealThatTheDefinitionDoesNotKnow() {
      deals.add(deal("ann", "dreaming", "USD 7.00", "2024-12-02").build());

      assertThat(codes(forecasts.sheet(ACME, Q4, REQUEST))).containsExactly("forecast.unknown-stage");
    }

    @Test
    void aFigureThatAdjustmentsMakeTooLargeAndSaysWhich() {
      for (int i = 0; i < 9; i++) {
        adjust(ANN, "ann", NOVEMBER, AdjustmentKind.PERCENT, "10000").orElseThrow();
      }

      Validated<Sheet> answer = forecasts.sheet(ACME, Q4, REQUEST);
      assertThat(codes(answer)).containsExactly("forecast.too-much");
      assertThat(((Invalid<Sheet>) answer).violations().message()).contains("WEIGHTED", "FY2024");
    }

    @Test
    void dealsThatComeToMoreThanMoneyHolds() {
      deals.add(deal("ann", "won", "USD 92233720368547758.07", "2024-12-02").build());

      assertThat(codes(forecasts.sheet(ACME, Q4, REQUEST))).containsExactly("forecast.too-much");
    }

    @Test
    void creditsThatAreMoreThanMoneyHolds() {
      deals.add(deal("ann", "won", "USD 92233720368547758.07", "2024-12-02")
          .credit(new Credit("overlay", "eve", null, 20_000)).build());

      assertThat(codes(forecasts.sheet(ACME, Q4, REQUEST))).containsExactly("forecast.too-much");
    }

    @Test
    void toAdjustWhatIsNotThere() {
      assertThat(forecasts.adjust(ACME, new ForecastId("q5"), ANN, Adjustment.builder(new Place("sales", "ann", NOVEMBER,
          WEIGHTED), AdjustmentKind.SET, BigDecimal.ONE).because("a hunch"))).isInstanceOf(Refused.class);
      assertThat(forecasts.retract(ACME, Q4, ANN, 7)).isInstanceOf(Refused.class);
      assertThat(forecasts.retract(ACME, new ForecastId("q5"), ANN, 7)).isInstanceOf(Refused.class);
    }
  }
}
