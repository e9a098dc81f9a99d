package io.crmkit.forecast.series;

import java.util.function.Function;

/**
 * Forecasts a series as if its largest value were about one, which keeps sums finite and tolerances meaningful.
 *
 * <p>Values are scaled by a power of two, so nothing is rounded; that makes every method here blind to the unit of its
 * values.
 */
final class UnitScale {

  private static final double BOUND = 1e140;

  private UnitScale() {}

  /**
   * Forecasts by {@code method} on the scaled series.
   *
   * @throws IllegalArgumentException if {@code horizon} is below 1
   */
  static SeriesForecast forecast(Series history, int horizon, Function<Series, SeriesForecast> method) {
    if (horizon < 1) {
      throw new IllegalArgumentException("horizon must be 1 or more but was %d".formatted(horizon));
    }
    int exponent = history.largest() == 0 ? 0 : Math.getExponent(history.largest()) + 1;
    double[] scaled = history.values();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = Math.scalb(scaled[i], -exponent);
    }
    SeriesForecast forecast = method.apply(history.with(scaled));
    double[] values = new double[horizon];
    double[] deviations = new double[horizon];
    for (int step = 1; step <= horizon; step++) {
      values[step - 1] = bounded(Math.scalb(forecast.value(step), exponent));
      deviations[step - 1] = bounded(Math.scalb(forecast.deviation(step), exponent));
    }
    return new SeriesForecast(forecast.model(), values, deviations);
  }

  private static double bounded(double value) {
    return Math.max(-BOUND, Math.min(BOUND, value));
  }
}
