package io.crmkit.forecast.series;

/**
 * The theta method: the mean of the straight line through the values, extrapolated, and of a line with twice their
 * curvature, smoothed; both without the season.
 *
 * <p>Source: V. Assimakopoulos and K. Nikolopoulos, The theta model: a decomposition approach to forecasting,
 * International Journal of Forecasting 16 (2000). As R. J. Hyndman and B. Billah showed (Unmasking the theta method,
 * International Journal of Forecasting 19, 2003), that is simple exponential smoothing with half the slope of the
 * line as its drift, whence the deviations.
 */
final class Theta implements SeriesMethod {

  private static final int LEAST = 3;

  @Override
  public String name() {
    return "theta";
  }

  @Override
  public SeriesForecast forecast(Series history, int horizon) {
    return UnitScale.forecast(history, horizon, scaled -> {
      if (scaled.length() < LEAST) {
        return new SeasonalNaive().forecast(scaled.withoutSeason(), horizon);
      }
      Decomposition season = Decomposition.tested(scaled);
      return season.onto(forecastAdjusted(season.adjusted(scaled), scaled, horizon), scaled.length());
    });
  }

  private static SeriesForecast forecastAdjusted(double[] adjusted, Series shape, int horizon) {
    Line line = Line.through(adjusted);
    double[] curved = new double[adjusted.length];
    for (int i = 0; i < curved.length; i++) {
      curved[i] = 2 * adjusted[i] - line.at(i);
    }
    SeriesForecast smoothed = EtsFit.of(EtsForm.SIMPLE, shape.with(curved).withoutSeason()).forecast(horizon);
    double[] values = new double[horizon];
    double[] deviations = new double[horizon];
    for (int i = 0; i < horizon; i++) {
      values[i] = (line.at(adjusted.length + i) + smoothed.value(i + 1)) / 2;
      deviations[i] = smoothed.deviation(i + 1) / 2;
    }
    return new SeriesForecast("Theta", values, deviations);
  }
}
