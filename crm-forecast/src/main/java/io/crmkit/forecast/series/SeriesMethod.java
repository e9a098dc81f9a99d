package io.crmkit.forecast.series;

/** A way to forecast a series from its past. The same series always gives the same forecast. */
public interface SeriesMethod {

  /** Returns a short name in lower case, such as {@code theta}. */
  String name();

  /**
   * Forecasts the values that follow.
   *
   * @param history what is known, however short
   * @param horizon how many values to forecast, at least one
   * @throws IllegalArgumentException if {@code horizon} is below 1
   */
  SeriesForecast forecast(Series history, int horizon);
}
