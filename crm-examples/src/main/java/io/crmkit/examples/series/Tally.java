package io.crmkit.examples.series;

import io.crmkit.forecast.accuracy.PointAccuracy;
import io.crmkit.forecast.accuracy.PointErrors;
import io.crmkit.forecast.accuracy.ScaledErrors;
import io.crmkit.forecast.series.SeriesForecast;

/** The errors of the forecasts of some series. */
final class Tally {

  private final PointErrors points = new PointErrors();
  private final ScaledErrors scaled = new ScaledErrors();
  private long within;

  void add(TrainedSeries series, SeriesForecast forecast) {
    double[] actuals = series.following().values();
    for (int step = 1; step <= forecast.horizon(); step++) {
      double actual = actuals[step - 1];
      points.add(actual, forecast.value(step));
      boolean inside = actual >= forecast.quantile(step, 0.1) && actual <= forecast.quantile(step, 0.9);
      within += inside ? 1 : 0;
    }
    scaled.add(series.known().values(), series.known().season(), actuals, forecast.values());
  }

  void merge(Tally other) {
    points.merge(other.points);
    scaled.merge(other.scaled);
    within += other.within;
  }

  /** Returns the figures as {@code key=value} pairs; a MASE that no series has is {@code none}. */
  String figures() {
    PointAccuracy accuracy = points.result().orElseThrow();
    String mase = scaled.mase().isPresent() ? "%.3f".formatted(scaled.mase().getAsDouble()) : "none";
    return "smape=%.3f mase=%s series=%d forecasts=%d unscaled=%d coverage80=%.3f".formatted(
        accuracy.smape(), mase, scaled.scaled() + scaled.unscaled(), accuracy.count(), scaled.unscaled(),
        (double) within / accuracy.count());
  }
}
