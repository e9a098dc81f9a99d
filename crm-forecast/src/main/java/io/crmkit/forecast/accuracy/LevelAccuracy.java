package io.crmkit.forecast.accuracy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How good the forecasts of one level were.
 *
 * @param amounts WAPE, bias and more of the single numbers; null if no amount was forecast
 * @param coverage how often what came was within P10 to P90
 * @param crps the mean continuous ranked probability score of the quantiles, in the unit of the amounts; null if there
 *     were none
 * @param events the probabilities with their outcomes, which know their Brier score and their calibration
 */
public record LevelAccuracy(
    @Nullable PointAccuracy amounts, IntervalCoverage coverage, @Nullable Double crps, EventForecasts events) {

  public LevelAccuracy {
    Objects.requireNonNull(coverage, "coverage");
    Objects.requireNonNull(events, "events");
  }
}
