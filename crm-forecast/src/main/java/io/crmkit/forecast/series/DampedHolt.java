package io.crmkit.forecast.series;

/**
 * A level and a trend that fades, both smoothed, on values without their season.
 *
 * <p>Source: E. S. Gardner and E. McKenzie, Forecasting trends in time series, Management Science 31 (1985). The
 * parameters are those with the least squared errors. Series of less than six values are smoothed without a trend.
 */
final class DampedHolt implements SeriesMethod {

  private static final int LEAST_FOR_A_TREND = 6;
  private static final int LEAST = 3;

  @Override
  public String name() {
    return "damped-holt";
  }

  @Override
  public SeriesForecast forecast(Series history, int horizon) {
    return UnitScale.forecast(history, horizon, scaled -> {
      if (scaled.length() < LEAST) {
        return new SeasonalNaive().forecast(scaled.withoutSeason(), horizon);
      }
      Decomposition season = Decomposition.tested(scaled);
      Series adjusted = scaled.with(season.adjusted(scaled)).withoutSeason();
      EtsForm form = scaled.length() < LEAST_FOR_A_TREND ? EtsForm.SIMPLE : EtsForm.DAMPED;
      return season.onto(EtsFit.of(form, adjusted).forecast(horizon), scaled.length());
    });
  }
}
