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
import io.crmkit.forecast.model.ForecastCommand.Define;
import io.crmkit.forecast.model.ForecastCommand.Select;
import io.crmkit.forecast.model.ForecastCommand.Take;
import io.crmkit.forecast.model.ForecastDecider;
import io.crmkit.forecast.model.ForecastDefinition;
import io.crmkit.forecast.model.ForecastEvent;
import io.crmkit.forecast.model.ForecastId;
import io.crmkit.forecast.port.ForecastRepository;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.math.BigDecimal;
import java.time.Instant;
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
        new Select("low", ALICE, AT.plusNanos(2)));
  }
}
