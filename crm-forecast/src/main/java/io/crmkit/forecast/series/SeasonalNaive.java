package io.crmkit.forecast.series;

/**
 * What was one season ago comes again; without a season, or without a whole one known, the last value does.
 *
 * <p>Its deviation grows with the square root of the seasons ahead, as in a seasonal random walk.
 */
final class SeasonalNaive implements SeriesMethod {

  @Override
  public String name() {
    return "seasonal-naive";
  }

  @Override
  public SeriesForecast forecast(Series history, int horizon) {
    return UnitScale.forecast(history, horizon, scaled -> repeated(scaled, horizon));
  }

  private static SeriesForecast repeated(Series history, int horizon) {
    int lag = history.length() >= history.season() ? history.season() : Series.NO_SEASON;
    double squares = 0;
    for (int i = lag; i < history.length(); i++) {
      squares += (history.at(i) - history.at(i - lag)) * (history.at(i) - history.at(i - lag));
    }
    double deviation = Math.sqrt(squares / Math.max(1, history.length() - lag));
    double[] values = new double[horizon];
    double[] deviations = new double[horizon];
    for (int i = 0; i < horizon; i++) {
      values[i] = history.at(history.length() - lag + i % lag);
      deviations[i] = deviation * Math.sqrt(1 + i / lag);
    }
    return new SeriesForecast(lag == 1 ? "naive" : "seasonal naive", values, deviations);
  }
}
