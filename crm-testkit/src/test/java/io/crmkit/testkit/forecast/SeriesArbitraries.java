package io.crmkit.testkit.forecast;

import io.crmkit.forecast.series.Series;
import io.crmkit.forecast.series.SeriesMethod;
import io.crmkit.forecast.series.SeriesMethods;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Series as they come: short and long, with a trend and a season or none, constant, with zeros, negative, extreme. */
final class SeriesArbitraries {

  private SeriesArbitraries() {}

  static Arbitrary<SeriesMethod> methods() {
    return Arbitraries.of(SeriesMethods.all());
  }

  static Arbitrary<Series> series() {
    Arbitrary<Integer> seasons = Arbitraries.of(1, 1, 2, 4, 4, 7, 12);
    return seasons.flatMap(season -> Arbitraries.frequencyOf(
        Tuple.of(4, patterns(season)),
        Tuple.of(2, lengths().flatMap(length ->
            Arbitraries.doubles().between(-1e6, 1e6).array(double[].class).ofSize(length))),
        Tuple.of(2, extremes().array(double[].class).ofMinSize(1).ofMaxSize(30)),
        Tuple.of(1, constants()))
        .map(values -> Series.of(values, season).orElseThrow()));
  }

  /**
   * A level, a trend, a season of one size or a growing one, and noise; in whole numbers, so that adding one is exact.
   */
  static Arbitrary<double[]> patterns(int season) {
    Arbitrary<Integer> levels = Arbitraries.integers().between(-50, 2_000)
        .withDistribution(RandomDistribution.uniform());
    Arbitrary<Integer> noise = Arbitraries.integers().between(-20, 20);
    return Combinators.combine(
            levels, Arbitraries.integers().between(-10, 30), Arbitraries.of(0, 50, 200), Arbitraries.of(0.0, 0.2, 0.6),
            lengths().flatMap(length -> noise.list().ofSize(length)))
        .as((level, slope, swing, share, errors) -> {
          double[] values = new double[errors.size()];
          Arrays.setAll(values, i -> {
            double trend = level + slope * i;
            return trend + errors.get(i) + Math.rint((swing + share * trend) * Math.sin(2 * Math.PI * i / season));
          });
          return values;
        });
  }

  private static Arbitrary<Integer> lengths() {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.integers().between(1, 2)),
        Tuple.of(2, Arbitraries.integers().between(3, 12)),
        Tuple.of(4, Arbitraries.integers().between(13, 60)))
        .withoutEdgeCases();
  }

  private static Arbitrary<Double> extremes() {
    return Arbitraries.of(0.0, 1.0, -1.0, 1e-300, -1e-300, Double.MIN_VALUE, 1e-8, 1e8, 1e50, Series.LARGEST,
        -Series.LARGEST, 3.0);
  }

  private static Arbitrary<double[]> constants() {
    return Combinators.combine(extremes(), Arbitraries.integers().between(1, 40)).as((value, length) -> {
      double[] values = new double[length];
      Arrays.fill(values, value);
      return values;
    });
  }
}
