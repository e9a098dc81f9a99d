package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.money.Money;
import io.crmkit.forecast.Forecasts;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.Figures;
import io.crmkit.forecast.model.Forecast.Defined;
import io.crmkit.forecast.model.ForecastId;
import io.crmkit.forecast.model.Probability;
import io.crmkit.forecast.recorded.RecordedPipeline;
import io.crmkit.record.DatedRate;
import io.crmkit.record.ExchangeRates;
import io.crmkit.record.Opportunities;
import io.crmkit.record.Pipelines;
import io.crmkit.record.model.DayRates;
import io.crmkit.record.model.Destination;
import io.crmkit.record.model.OpportunityDetails;
import io.crmkit.record.model.OpportunityFilter.InPipeline;
import io.crmkit.record.model.OpportunityId;
import io.crmkit.record.model.PipelineId;
import io.crmkit.record.model.WinProbability;
import io.crmkit.record.port.Currencies;
import io.crmkit.testkit.record.InMemoryRecords;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From deals that people work on to the figures of a forecast. */
class RecordedPipelineTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Actor ANN = new Actor("ann");
  private static final ForecastId Q4 = new ForecastId("q4");
  private static final PipelineId NEW = new PipelineId("new");
  private static final String PIPELINE = """
      {"name": "New business",
       "stages": [{"key": "proposal", "name": "Proposal", "category": "open", "probability": 0.3},
                  {"key": "closed_won", "name": "Won", "category": "won"},
                  {"key": "gone", "name": "Gone", "category": "lost"}]}""";
  private static final String FORECAST = """
      {"name": "Q4", "forecast_type": "weighted", "period_start": "2024-10-01", "period_end": "2024-12-31",
       "forecasted_amount": 1000, "stage_weights": {"proposal": 0.5, "closed_won": 1}}""";

  private final InMemoryRecords records = new InMemoryRecords();
  private final Clock clock = Clock.fixed(Instant.parse("2024-11-01T00:00:00Z"), ZoneOffset.UTC);
  private final OwnRates currencies = new OwnRates();
  private final Opportunities deals =
      new Opportunities(records.opportunities(), records.pipelines(), currencies, clock);
  private final Forecasts forecasts = new Forecasts(new InMemoryForecasts().forecasts(),
      new RecordedPipeline(records.opportunities(), tenant -> currencies.known(), new InPipeline(NEW)), clock);

  private static final class OwnRates implements Currencies {

    private String euro = "1.10";

    private ExchangeRates known() {
      return ExchangeRates.of(List.of(
          new DatedRate("EUR", "USD", LocalDate.parse("2024-01-01"), new BigDecimal(euro)))).orElseThrow();
    }

    @Override
    public Currency reporting(TenantId tenant) {
      return Currency.getInstance("USD");
    }

    @Override
    public DayRates rates(TenantId tenant) {
      return known();
    }
  }

  @BeforeEach
  void define() {
    new Pipelines(records.pipelines(), clock).define(ACME, NEW, ANN, PIPELINE).orElseThrow();
    forecasts.define(ACME, Q4, ANN, FORECAST).orElseThrow();
  }

  @Test
  void weighsOpenDealsByTheForecastAndByWhatWasSetForThem() {
    open("D-1", "USD 100.00");
    open("D-2", "EUR 100.00");
    open("D-3", "USD 100.00");
    open("D-4", "USD 100.00");
    deals.setProbability(ACME, new OpportunityId("D-3"), ANN, WinProbability.of("0.9")).orElseThrow();
    deals.score(ACME, new OpportunityId("D-3"), ANN, WinProbability.of("0.2")).orElseThrow();
    deals.score(ACME, new OpportunityId("D-4"), ANN, WinProbability.of("0.2")).orElseThrow();

    // 50 + 55 + 90 + 20
    assertThat(figures().weightedAmount()).isEqualTo(Money.parse("USD 215.00"));
    assertThat(figures().deals()).isEqualTo(4);
  }

  @Test
  void keepsTheFrozenRateOfAWonDealAndIsCertainOfIt() {
    open("D-1", "EUR 100.01");
    deals.setProbability(ACME, new OpportunityId("D-1"), ANN, WinProbability.of("0.4")).orElseThrow();
    deals.move(ACME, new OpportunityId("D-1"), ANN, Destination.stage(NEW, "closed_won")).orElseThrow();
    currencies.euro = "7";
    open("D-2", "EUR 100.00");

    // 110.011 rounded, and half of 700
    assertThat(figures().weightedAmount()).isEqualTo(Money.parse("USD 460.01"));
    assertThat(figures().worstCaseAmount()).isEqualTo(Money.parse("USD 110.01"));
  }

  @Test
  void countsWhatHasNoPriceAndLeavesOutWhatIsLostOrInTheBin() {
    open("D-1", "JPY 100");
    open("D-2", "USD 100.00");
    open("D-3", "USD 100.00");
    open("D-4", "JPY 100");
    deals.move(ACME, new OpportunityId("D-2"), ANN, Destination.lost(NEW, "gone", "price")).orElseThrow();
    deals.delete(ACME, new OpportunityId("D-3"), ANN).orElseThrow();
    deals.move(ACME, new OpportunityId("D-4"), ANN, Destination.stage(NEW, "closed_won")).orElseThrow();

    assertThat(figures().deals()).isEqualTo(2);
    assertThat(figures().unpriced()).isEqualTo(2);
    assertThat(figures().pipelineAmount()).isEqualTo(Money.zero("USD"));
  }

  @Test
  void givesALostDealNoChanceWhateverWasSetForIt() {
    open("D-1", "USD 100.00");
    deals.setProbability(ACME, new OpportunityId("D-1"), ANN, WinProbability.of("0.4")).orElseThrow();
    deals.move(ACME, new OpportunityId("D-1"), ANN, Destination.lost(NEW, "gone", "price")).orElseThrow();
    List<Deal> seen = new ArrayList<>();
    new RecordedPipeline(records.opportunities(), tenant -> currencies.known()).deals(ACME, seen::add);

    assertThat(seen).singleElement().returns(Probability.ZERO, Deal::probability);
  }

  private void open(String id, String amount) {
    OpportunityDetails details = OpportunityDetails.builder(id).amount(Money.parse(amount))
        .closeDate(LocalDate.parse("2024-12-01")).build();
    deals.open(ACME, new OpportunityId(id), ANN, details, Destination.beginning(NEW)).orElseThrow();
  }

  private Figures figures() {
    forecasts.recalculate(ACME, Q4).orElseThrow();
    return ((Defined) forecasts.find(ACME, Q4).orElseThrow().value()).answer().orElseThrow();
  }
}
