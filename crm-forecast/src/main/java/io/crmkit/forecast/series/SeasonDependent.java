package io.crmkit.forecast.series;

/** One method for series without a season, and another for those that have one. */
record SeasonDependent(String name, SeriesMethod without, SeriesMethod with) implements SeriesMethod {

  @Override
  public SeriesForecast forecast(Series history, int horizon) {
    return (history.season() == Series.NO_SEASON ? without : with).forecast(history, horizon);
  }
}
