package io.crmkit.forecast.json;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.forecast.model.DefinitionCheck;
import io.crmkit.forecast.model.ForecastDefinition;
import java.util.List;

/**
 * Definitions of forecasts as JSON documents.
 *
 * <pre>{@code
 * {"name": "Q4 2024", "forecast_type": "weighted", "period_start": "2024-10-01", "period_end": "2024-12-31",
 *  "forecasted_amount": 1000000, "stage_weights": {"proposal": 0.50, "closed_won": 1.00},
 *  "scenarios": [{"name": "late", "assumptions": [{"territory": "/emea/", "stage": "proposal", "delay_months": 1}]}]}
 * }</pre>
 */
public final class ForecastJson {

  private ForecastJson() {}

  /** Returns the definition, or every problem of the document with its JSON pointer. */
  public static Validated<ForecastDefinition> read(String json) {
    Validated<ForecastDefinition> definition = JsonDocuments.read(json, ForecastDefinition.class);
    if (definition instanceof Invalid<ForecastDefinition>) {
      return definition;
    }
    List<Violation> problems = DefinitionCheck.of(definition.orElseThrow());
    return problems.isEmpty() ? definition : Validated.invalid(new Violations(problems));
  }

  /** Returns the document of a definition, which reads as its equal. */
  public static String write(ForecastDefinition definition) {
    return JsonDocuments.write(definition);
  }
}
