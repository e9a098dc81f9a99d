package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.forecast.series.Series;
import io.crmkit.forecast.series.SeriesForecast;
import io.crmkit.forecast.series.SeriesMethod;
import io.crmkit.forecast.series.SeriesMethods;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** What holds for forecasts of every series by every method. */
class SeriesPropertiesTest {

  private static final int TRIES = 400;

  @Property(tries = TRIES)
  void everyForecastIsFiniteAndItsQuantilesAreInOrder(
      @ForAll("methods") SeriesMethod method, @ForAll("series") Series series,
      @ForAll @IntRange(min = 1, max = 20) int horizon) {
    SeriesForecast forecast = method.forecast(series, horizon);

    assertThat(forecast.horizon()).isEqualTo(horizon);
    for (int step = 1; step <= horizon; step++) {
      assertThat(forecast.value(step)).isFinite();
      double[] quantiles = quantiles(forecast, step);
      assertThat(quantiles).isSorted();
      assertThat(quantiles[0]).isFinite();
      assertThat(quantiles[4]).isFinite();
      assertThat(forecast.quantile(step, 0.5)).isEqualTo(forecast.value(step));
    }
    Statistics.label("length").collect(series.length() < 3 ? "very short" : series.length() < 13 ? "short" : "long");
    Statistics.label("method").collect(method.name());
    Statistics.label("length").coverage(seen -> seen.check("very short").count(count -> count > 5));
    Statistics.label("length").coverage(seen -> seen.check("long").percentage(share -> share > 19));
    Statistics.label("method").coverage(seen -> seen.check("ets").percentage(share -> share > 4));
  }

  @Property(tries = TRIES)
  void theSameSeriesHasTheSameForecast(@ForAll("methods") SeriesMethod method, @ForAll("series") Series series) {
    Series again = Series.of(series.values(), series.season()).orElseThrow();

    assertThat(method.forecast(again, 4).toString()).isEqualTo(method.forecast(series, 4).toString());
  }

  /** By powers of two the forecast is the same bit for bit, as nothing is rounded. */
  @Property(tries = TRIES)
  void anotherUnitGivesTheSameForecastInThatUnit(
      @ForAll("methods") SeriesMethod method, @ForAll("patterns") Series series,
      @ForAll @IntRange(min = -40, max = 40) int exponent) {
    SeriesForecast forecast = method.forecast(series, 6);
    SeriesForecast scaled = method.forecast(map(series, value -> Math.scalb(value, exponent)), 6);

    assertThat(scaled.model()).isEqualTo(forecast.model());
    for (int step = 1; step <= 6; step++) {
      assertThat(scaled.value(step)).isEqualTo(Math.scalb(forecast.value(step), exponent));
      assertThat(scaled.deviation(step)).isEqualTo(Math.scalb(forecast.deviation(step), exponent));
    }
    Statistics.label("season").collect(forecast.model().contains(",M)") ? "multiplies" : "does not multiply");
    Statistics.label("season").coverage(seen -> seen.check("multiplies").count(count -> count > 0));
  }

  @Property(tries = TRIES)
  void theSeasonalNaiveMethodRepeatsTheLastSeasonAndMovesWithTheSeries(
      @ForAll("patterns") Series series, @ForAll @IntRange(min = -1_000, max = 1_000) int shift) {
    SeriesForecast forecast = SeriesMethods.seasonalNaive().forecast(series, 15);
    SeriesForecast moved = SeriesMethods.seasonalNaive().forecast(map(series, value -> value + shift), 15);
    int lag = series.length() >= series.season() ? series.season() : 1;

    for (int step = 1; step <= 15; step++) {
      assertThat(forecast.value(step)).isEqualTo(series.at(series.length() - lag + (step - 1) % lag));
      assertThat(moved.value(step)).isEqualTo(forecast.value(step) + shift);
      assertThat(moved.deviation(step)).isCloseTo(forecast.deviation(step),
          within(1e-9 * (1 + forecast.deviation(step))));
    }
    Statistics.collect(lag > 1 ? "seasonal" : "naive");
    Statistics.coverage(seen -> seen.check("seasonal").percentage(share -> share > 19));
  }

  /** Smoothing and straight lines move with the series; only what is a hair's breadth of the fit may differ. */
  @Property(tries = TRIES)
  void withoutASeasonTheThetaMethodMovesWithTheSeries(
      @ForAll("patterns") Series series, @ForAll @IntRange(min = -1_000, max = 1_000) int shift) {
    Series plain = Series.of(series.values(), Series.NO_SEASON).orElseThrow();
    SeriesForecast forecast = SeriesMethods.theta().forecast(plain, 5);
    SeriesForecast moved = SeriesMethods.theta().forecast(map(plain, value -> value + shift), 5);
    DoubleSummaryStatistics values = Arrays.stream(plain.values()).summaryStatistics();
    double range = values.getMax() - values.getMin();

    for (int step = 1; step <= 5; step++) {
      assertThat(Math.abs(moved.value(step) - forecast.value(step) - shift)).isLessThanOrEqualTo(0.02 * (range + 1));
    }
  }

  @Property(tries = 150)
  void aCombinationStaysBetweenItsParts(@ForAll("series") Series series, @ForAll boolean mean) {
    List<SeriesMethod> parts = List.of(SeriesMethods.seasonalNaive(), SeriesMethods.theta(), SeriesMethods.ets());
    SeriesMethod combined = mean ? SeriesMethods.mean("both", parts) : SeriesMethods.median("both", parts);
    SeriesForecast forecast = combined.forecast(series, 5);
    List<SeriesForecast> forecasts = parts.stream().map(part -> part.forecast(series, 5)).toList();

    for (int i = 1; i <= 5; i++) {
      int step = i;
      double[] values = forecasts.stream().mapToDouble(each -> each.value(step)).sorted().toArray();
      double[] deviations = forecasts.stream().mapToDouble(each -> each.deviation(step)).sorted().toArray();
      assertThat(forecast.value(step)).isBetween(values[0], values[2]);
      assertThat(forecast.deviation(step)).isBetween(deviations[0], deviations[2]);
      assertThat(mean || forecast.value(step) == values[1]).isTrue();
    }
  }

  private static double[] quantiles(SeriesForecast forecast, int step) {
    return Arrays.stream(new double[] {0.01, 0.1, 0.5, 0.9, 0.99})
        .map(probability -> forecast.quantile(step, probability)).toArray();
  }

  private static Series map(Series series, DoubleUnaryOperator change) {
    return Series.of(Arrays.stream(series.values()).map(change).toArray(), series.season()).orElseThrow();
  }

  @Provide
  Arbitrary<SeriesMethod> methods() {
    return SeriesArbitraries.methods();
  }

  @Provide
  Arbitrary<Series> series() {
    return SeriesArbitraries.series();
  }

  @Provide
  Arbitrary<Series> patterns() {
    return Arbitraries.of(1, 4, 12).flatMap(season ->
        SeriesArbitraries.patterns(season).map(values -> Series.of(values, season).orElseThrow()));
  }
}
