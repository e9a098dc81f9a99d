package io.crmkit.forecast.series;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;

/**
 * Forecasts a series from several points in its past, as if what followed were not known.
 *
 * <p>Source: L. J. Tashman, Out-of-sample tests of forecasting accuracy: an analysis and review, International
 * Journal of Forecasting 16 (2000), rolling-origin evaluation with the method fitted anew at each origin.
 *
 * @param horizon how many values to forecast from each origin, at least one
 * @param origins from how many points to forecast, at least one; the last of them is {@code horizon} before the end
 * @param stride how many values the origins are apart, at least one
 */
public record Backtest(int horizon, int origins, int stride) {

  public Backtest {
    if (horizon < 1 || origins < 1 || stride < 1) {
      throw new IllegalArgumentException("horizon, origins and stride must be 1 or more but were %d, %d and %d"
          .formatted(horizon, origins, stride));
    }
  }

  /** Returns how many values a series needs, so that one is known at the first origin. */
  public long leastLength() {
    return 1L + horizon + (origins - 1L) * stride;
  }

  /**
   * Forecasts from each origin, the earliest first.
   *
   * @return the errors, or a violation {@code forecast.series-too-short}
   */
  public Validated<BacktestErrors> run(SeriesMethod method, Series series) {
    if (series.length() < leastLength()) {
      return Validated.invalid(Violations.of(new Violation("/values", "forecast.series-too-short",
          "a backtest from %d origins with %d steps needs %d values but there are %d"
              .formatted(origins, horizon, leastLength(), series.length()))));
    }
    BacktestErrors errors = new BacktestErrors(horizon);
    for (int origin = origins - 1; origin >= 0; origin--) {
      int known = series.length() - horizon - origin * stride;
      SeriesForecast forecast = method.forecast(series.first(known), horizon);
      for (int step = 1; step <= horizon; step++) {
        errors.add(step, series.at(known + step - 1), forecast.value(step));
      }
    }
    return Validated.valid(errors);
  }
}
