package io.crmkit.forecast.series;

import java.util.Comparator;

/** Exponential smoothing in the form that Akaike's corrected criterion prefers. */
final class Ets implements SeriesMethod {

  private static final int LONGEST_SEASON = 24;

  @Override
  public String name() {
    return "ets";
  }

  @Override
  public SeriesForecast forecast(Series history, int horizon) {
    return UnitScale.forecast(history, horizon, scaled -> EtsForm.suitable(scaled, LONGEST_SEASON).stream()
        .map(form -> EtsFit.of(form, scaled))
        .filter(fit -> Double.isFinite(fit.criterion()))
        .min(Comparator.comparingDouble(EtsFit::criterion))
        .map(fit -> fit.forecast(horizon))
        .orElseGet(() -> new SeasonalNaive().forecast(scaled.withoutSeason(), horizon)));
  }
}
