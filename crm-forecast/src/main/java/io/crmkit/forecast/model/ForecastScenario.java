package io.crmkit.forecast.model;

import io.crmkit.core.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way in which the period might go.
 *
 * @param adjustmentFactor by what all amounts are multiplied, before the assumptions
 * @param assumptions what else is different, each acting on what the one before it left
 */
public record ForecastScenario(
    String name,
    @Nullable String description,
    @Nullable Factor adjustmentFactor,
    List<ScenarioAssumption> assumptions) {

  /** The name of the scenario without assumptions, which every forecast has. */
  public static final String BASE = "base";

  public ForecastScenario {
    Require.notBlank(name, "name");
    assumptions = List.copyOf(assumptions);
  }

  /** Returns the pipeline as it is. */
  public static ForecastScenario base() {
    return new ForecastScenario(BASE, null, null, List.of());
  }

  public Factor factor() {
    return adjustmentFactor == null ? Factor.ONE : adjustmentFactor;
  }
}
