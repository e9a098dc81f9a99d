package io.crmkit.forecast.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What fitting is made of: the search for a minimum, stable roots, lines and seasons. */
class SearchTest {

  /** H. H. Rosenbrock (1960): a curved valley with its minimum at (1, 1). */
  @Test
  void findsTheEndOfRosenbrocksValley() {
    double[] found = Simplex.minimum(
        x -> 100 * Math.pow(x[1] - x[0] * x[0], 2) + Math.pow(1 - x[0], 2),
        new double[] {-1.2, 1}, new double[] {0.5, 0.5}, 2_000);

    assertThat(found).containsExactly(new double[] {1, 1}, within(1e-3));
  }

  @Test
  void staysWhereTheFunctionIsFinite() {
    double[] found = Simplex.minimum(
        x -> x[0] < 1 ? Double.POSITIVE_INFINITY : x[0], new double[] {3}, new double[] {1}, 500);

    assertThat(found[0]).isBetween(1.0, 1.001);
  }

  @Test
  void tellsRootsWithinTheUnitCircleFromOthers() {
    assertThat(StableRoots.withinUnitCircle(new double[] {-0.25, 0, 1})).as("x² = 1/4").isTrue();
    assertThat(StableRoots.withinUnitCircle(new double[] {0.81, 0, 1})).as("x² = −0.81").isTrue();
    assertThat(StableRoots.withinUnitCircle(new double[] {0.55, -1.6, 1})).as("0.5 and 1.1").isFalse();
    assertThat(StableRoots.withinUnitCircle(new double[] {-0.5, 0, 0, 0, 1})).as("x⁴ = 1/2").isTrue();
  }

  @Test
  void findsTheSeasonThatWasPutIn() {
    double[] season = {0.7, 1.3, 1.1, 0.9};
    double[] values = new double[40];
    Arrays.setAll(values, i -> (100 + 2 * i) * season[i % 4]);
    Series series = Series.of(values, 4).orElseThrow();

    assertThat(Decomposition.isSeasonal(series)).isTrue();
    assertThat(Decomposition.of(series, true).indices()).containsExactly(season, within(0.01));
    assertThat(Decomposition.isSeasonal(Series.of(Arrays.copyOf(values, 8), 4).orElseThrow())).isFalse();
  }

  @Test
  void findsNoSeasonInNoise() {
    double[] values = new double[48];
    Arrays.setAll(values, i -> 100 + (i * 31 % 17));

    assertThat(Decomposition.isSeasonal(Series.of(values, 12).orElseThrow())).isFalse();
  }

  /** By hand: the mean of 1, 2, 6 is 3, the slope (6 − 1) / 2. */
  @Test
  void drawsTheClosestLine() {
    assertThat(Line.through(new double[] {1, 2, 6})).isEqualTo(new Line(0.5, 2.5));
    assertThat(Line.through(new double[] {4})).isEqualTo(new Line(4, 0));
  }
}
