package io.crmkit.testkit.forecast;

import io.crmkit.core.Actor;
import io.crmkit.core.Decider;
import io.crmkit.core.money.Money;
import io.crmkit.core.state.StateFormat;
import io.crmkit.forecast.json.ForecastFormat;
import io.crmkit.forecast.json.ForecastJson;
import io.crmkit.forecast.model.CategoryFigures;
import io.crmkit.forecast.model.CategoryTable;
import io.crmkit.forecast.model.Figures;
import io.crmkit.forecast.model.Forecast;
import io.crmkit.forecast.model.ForecastCommand;
import io.crmkit.forecast.model.ForecastCommand.Adjust;
import io.crmkit.forecast.model.ForecastCommand.Define;
import io.crmkit.forecast.model.ForecastCommand.Retract;
import io.crmkit.forecast.model.ForecastCommand.Select;
import io.crmkit.forecast.model.ForecastCommand.SetQuota;
import io.crmkit.forecast.model.ForecastCommand.Take;
import io.crmkit.forecast.model.ForecastCommand.WithdrawQuota;
import io.crmkit.forecast.model.ForecastDecider;
import io.crmkit.forecast.model.ForecastDefinition;
import io.crmkit.forecast.model.ForecastEvent;
import io.crmkit.forecast.model.ForecastId;
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
import io.crmkit.forecast.port.ForecastRepository;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What every {@link ForecastRepository} must do. Extend it next to your adapter and return an empty repository. */
public abstract class ForecastRepositoryContract
    extends StateRepositoryContract<ForecastId, Forecast, ForecastCommand, ForecastEvent> {

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final Actor ALICE = new Actor("alice@example.com");
  private static final ForecastDefinition DEFINITION = ForecastJson.read("""
      {"name": "Größe 🚀", "forecast_type": "weighted", "period_start": "2024-10-01", "period_end": "2024-12-31",
       "forecasted_amount": 1000000.50, "stage_weights": {"proposal": 0.50, "closed_won": 1.00},
       "scenarios": [{"name": "low", "adjustment_factor": 0.8,
                      "assumptions": [{"territory": "/emea/", "probability": 0.25, "delay_months": -1}]}],
       "categories": {"order": ["open", "commit"],
                      "maps": [{"name": "Verkauf", "stages": {"proposal": "open", "closed_won": "commit"}}]},
       "credit_types": {"revenue": "additive", "help": "overlay"},
       "rate_policy": {"type": "budget", "rates": {"EUR": 1.10}}}""")
      .orElseThrow();

  private static final Hierarchy SALES = new Hierarchy(
      "Vertrieb", "v1", Dimension.OWNER, Map.of("Åsa", "Größe", "Größe", "Welt"), Map.of("Welt", "alice@example.com"));
  private static final Place PLACE = new Place("Vertrieb", "Åsa",
      new Days(LocalDate.parse("2024-10-01"), LocalDate.parse("2024-12-31")),
      Column.of(Basis.WEIGHTED, "Verkauf", "commit", View.CUMULATIVE));

  @Override
  protected abstract ForecastRepository emptyRepository();

  @Override
  protected Decider<Forecast, ForecastCommand, ForecastEvent> decider() {
    return new ForecastDecider();
  }

  @Override
  protected StateFormat<ForecastId, Forecast, ForecastEvent> format() {
    return ForecastFormat.FORMAT;
  }

  @Override
  protected List<ForecastCommand> life() {
    Money amount = Money.parse("USD 1234567.89");
    Figures figures = new Figures(amount, amount, amount, amount,
        new Figures.Quantiles(amount.negate(), amount, amount), new BigDecimal("0.1234"), 7, 1,
        Map.of("Verkauf", new CategoryTable(List.of(new CategoryFigures("commit", 7, amount, amount.negate())))));
    return List.of(
        new Define(DEFINITION, ALICE, AT),
        new Take(DEFINITION, Map.of("base", figures, "low", figures), AT.plusNanos(1)),
        new Select("low", ALICE, AT.plusNanos(2)),
        new Adjust(adjustment("-0.01"), SALES, ALICE, AT.plusNanos(3)),
        new SetQuota(PLACE, amount, SALES, ALICE, AT.plusNanos(4)),
        new Adjust(adjustment("99999999999999.99"), SALES, new Actor("Åsa"), AT.plusNanos(5)),
        new Retract(4, SALES, ALICE, AT.plusNanos(6)),
        new WithdrawQuota(PLACE, ALICE, AT.plusNanos(7)),
        new SetQuota(PLACE, amount.negate(), SALES, ALICE, AT.plusNanos(8)));
  }

  private static Adjustment adjustment(String value) {
    return Adjustment.builder(PLACE, AdjustmentKind.DELTA, new BigDecimal(value)).scenario("low")
        .spread(Spread.ADDITIVE).expires(AT.plusSeconds(1)).because("weil 🚀");
  }
}
