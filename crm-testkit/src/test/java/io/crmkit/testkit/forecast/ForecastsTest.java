package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violations;
import io.crmkit.core.money.Money;
import io.crmkit.core.observe.ServiceCall;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.forecast.Forecasts;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.Figures;
import io.crmkit.forecast.model.Forecast.Defined;
import io.crmkit.forecast.model.ForecastEvent;
import io.crmkit.forecast.model.ForecastId;
import io.crmkit.forecast.model.ForecastRefusal;
import io.crmkit.forecast.model.RatePolicy;
import io.crmkit.forecast.port.Pipeline;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ForecastsTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final Actor ALICE = new Actor("alice");
  private static final ForecastId Q4 = new ForecastId("q4");
  private static final String DOCUMENT = """
      {"name": "Q4", "forecast_type": "weighted", "period_start": "2024-10-01", "period_end": "2024-12-31",
       "forecasted_amount": 1000, "stage_weights": {"proposal": 0.5, "won": 1},
       "scenarios": [{"name": "low", "adjustment_factor": 0.8}], "selected_scenario": "low"}""";

  private final List<Deal> deals = new ArrayList<>(List.of(deal("won", 60_000)));
  private final List<ServiceCall> calls = new ArrayList<>();
  private final InMemoryForecasts storage = new InMemoryForecasts();
  private final Forecasts forecasts = new Forecasts(
      storage.forecasts(), new OwnDeals(), Clock.fixed(Instant.parse("2024-11-01T00:00:00Z"), ZoneOffset.UTC), calls::add);

  /** The pipeline of one tenant; nobody else has any deals. */
  private final class OwnDeals implements Pipeline {
    @Override
    public void deals(TenantId tenant, Consumer<Deal> each) {
      if (tenant.equals(ACME)) {
        deals.forEach(each);
      }
    }
  }

  @Test
  void answersByTheSelectedScenario() {
    forecasts.define(ACME, Q4, ALICE, DOCUMENT).orElseThrow();
    forecasts.recalculate(ACME, Q4).orElseThrow();

    assertThat(answer().weightedAmount()).isEqualTo(Money.parse("USD 480.00"));
  }

  @Test
  void switchesWithoutReadingADeal() {
    forecasts.define(ACME, Q4, ALICE, DOCUMENT).orElseThrow();
    forecasts.recalculate(ACME, Q4).orElseThrow();
    deals.clear();
    forecasts.select(ACME, Q4, ALICE, "base").orElseThrow();

    assertThat(answer().weightedAmount()).isEqualTo(Money.parse("USD 600.00"));
  }

  @Test
  void followsThePipelineWhenItIsCalculatedAgain() {
    forecasts.define(ACME, Q4, ALICE, DOCUMENT).orElseThrow();
    forecasts.recalculate(ACME, Q4).orElseThrow();
    deals.add(deal("proposal", 100_000));
    forecasts.recalculate(ACME, Q4).orElseThrow();

    assertThat(answer().weightedAmount()).isEqualTo(Money.parse("USD 880.00"));
  }

  @Test
  void writesNothingWhenNothingHasChanged() {
    forecasts.define(ACME, Q4, ALICE, DOCUMENT).orElseThrow();
    forecasts.recalculate(ACME, Q4).orElseThrow();

    assertThat(forecasts.recalculate(ACME, Q4).orElseThrow()).isEmpty();
    assertThat(forecasts.define(ACME, Q4, ALICE, DOCUMENT).orElseThrow()).isEmpty();
    assertThat(storage.forecasts().history(ACME, Q4, 0, 10)).hasSize(2);
  }

  @Test
  void refusesADealInAnUnknownStageAndKeepsTheFiguresBefore() {
    forecasts.define(ACME, Q4, ALICE, DOCUMENT).orElseThrow();
    forecasts.recalculate(ACME, Q4).orElseThrow();
    deals.add(deal("dreaming", 1));
    Decision<ForecastEvent> refused = forecasts.recalculate(ACME, Q4);

    assertThat(refused).isInstanceOfSatisfying(Refused.class, no ->
        assertThat(((Violations) no.refusal()).all()).singleElement().extracting("pointer").isEqualTo("/deals/1"));
    assertThat(answer().weightedAmount()).isEqualTo(Money.parse("USD 480.00"));
  }

  @Test
  void refusesADocumentWithEveryProblem() {
    assertThat(forecasts.define(ACME, Q4, ALICE, DOCUMENT.replace("0.5", "5").replace("\"low\"}", "\"high\"}")))
        .isInstanceOf(Refused.class);
    assertThat(forecasts.find(ACME, Q4)).isEmpty();
  }

  @Test
  void refusesToCalculateWhatIsNotDefined() {
    assertThat(forecasts.recalculate(ACME, Q4)).isEqualTo(Decision.refuse(new ForecastRefusal.NotDefined()));
  }

  @Test
  void tellsWhatEverHappened() {
    List<ForecastEvent> happened = new ArrayList<>(forecasts.define(ACME, Q4, ALICE, DOCUMENT).orElseThrow());
    happened.addAll(forecasts.recalculate(ACME, Q4).orElseThrow());
    for (int i = 0; i < 501; i++) {
      happened.addAll(forecasts.select(ACME, Q4, ALICE, i % 2 == 0 ? "base" : "low").orElseThrow());
    }

    assertThat(forecasts.history(ACME, Q4)).hasSize(503).isEqualTo(happened);
    assertThat(forecasts.history(GLOBEX, Q4)).isEmpty();
  }

  @Test
  void restatesFiguresByOtherRatesAndStoresNothing() {
    forecasts.define(ACME, Q4, ALICE, DOCUMENT).orElseThrow();
    deals.add(Deal.builder("D-euro", "won").amount(Money.parse("EUR 100.00")).closeDate(LocalDate.parse("2024-11-15")).build());
    Map<String, Figures> restated =
        forecasts.restated(ACME, Q4, new RatePolicy.Budget(Map.of("EUR", new BigDecimal("1.5")))).orElseThrow();

    assertThat(restated).extractingByKey("base").extracting(Figures::weightedAmount).isEqualTo(Money.parse("USD 750.00"));
    assertThat(storage.forecasts().history(ACME, Q4, 0, 10)).hasSize(1);
  }

  @Test
  void refusesToRestateWhatIsNotDefinedOrByARateOfNothing() {
    assertThat(forecasts.restated(ACME, Q4, new RatePolicy.CloseDate())).isInstanceOf(Invalid.class);
    forecasts.define(ACME, Q4, ALICE, DOCUMENT).orElseThrow();

    assertThat(forecasts.restated(ACME, Q4, new RatePolicy.Budget(Map.of("EUR", BigDecimal.ZERO))))
        .isInstanceOf(Invalid.class);
  }

  @Test
  void keepsTenantsApart() {
    forecasts.define(ACME, Q4, ALICE, DOCUMENT).orElseThrow();

    assertThat(forecasts.find(GLOBEX, Q4)).isEmpty();
    assertThat(forecasts.all(GLOBEX, PageRequest.first(10)).items()).isEmpty();
    assertThat(forecasts.all(ACME, PageRequest.first(10)).items()).containsExactly(Q4);
  }

  @Test
  void tellsOfEachCall() {
    forecasts.define(ACME, Q4, ALICE, DOCUMENT).orElseThrow();
    forecasts.recalculate(ACME, Q4).orElseThrow();

    assertThat(calls).extracting(ServiceCall::operation).containsExactly("define", "recalculate");
  }

  private Figures answer() {
    return ((Defined) forecasts.find(ACME, Q4).orElseThrow().value()).answer().orElseThrow();
  }

  private static Deal deal(String stage, long cents) {
    return Deal.builder("D-" + stage, stage).amount(Money.ofMinor(cents, "USD"))
        .closeDate(LocalDate.parse("2024-11-15")).build();
  }
}
