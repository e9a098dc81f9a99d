package io.crmkit.forecast.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ThetaTest {

  private static final double[] SALES = {12, 15, 14, 18, 21, 19, 24, 23, 28, 27, 31, 30};

  private static SeriesForecast forecast(int season, int horizon, double... values) {
    return SeriesMethods.theta().forecast(Series.of(values, season).orElseThrow(), horizon);
  }

  @Test
  void knowsNoSeasonThatIsLongerThanAnySeries() {
    assertThat(forecast(Integer.MAX_VALUE, 3, SALES).value(3)).isEqualTo(forecast(Series.NO_SEASON, 3, SALES).value(3));
  }

  /** Hyndman and Billah (2003): after the first step, forecasts grow by half the slope of the regression line. */
  @Test
  void growsByHalfTheSlopeOfTheLine() {
    SeriesForecast forecast = forecast(1, 6, SALES);
    double slope = Line.through(SALES).slope();

    for (int step = 2; step <= 6; step++) {
      assertThat(forecast.value(step) - forecast.value(step - 1)).isCloseTo(slope / 2, within(1e-9));
    }
  }

  /**
   * Hyndman and Billah (2003), the theorem itself. Their smoothing begins with the first value; begun one step before
   * it, the drift is b/2 · (h + (1 − α)(1 − (1 − α)ⁿ)/α).
   */
  @Test
  void isSimpleSmoothingWithDrift() {
    double[] unit = Arrays.stream(SALES).map(value -> value / 32).toArray();
    Line line = Line.through(unit);
    double[] curved = new double[unit.length];
    Arrays.setAll(curved, i -> 2 * unit[i] - line.at(i));
    EtsFit fit = EtsFit.of(EtsForm.SIMPLE, Series.of(curved, 1).orElseThrow());
    double alpha = fit.smoothing().alpha();
    int count = unit.length;

    // the level of X itself, begun where the two levels are the same on average
    double start = fit.startLevel() / 2 + line.at(-1) / 2;
    double level = start;
    for (double value : unit) {
      level = alpha * value + (1 - alpha) * level;
    }
    double drift = line.slope() / 2 * (3 + (1 - alpha) * (1 - Math.pow(1 - alpha, count)) / alpha);

    assertThat(forecast(1, 3, SALES).value(3)).isCloseTo(32 * (level + drift), within(1e-9));
  }

  @Test
  void repeatsASeasonThatMultiplies() {
    double[] values = new double[32];
    double[] season = {0.5, 1.5, 1.2, 0.8};
    Arrays.setAll(values, i -> 200 * season[i % 4]);

    assertThat(forecast(4, 5, values).values()).containsExactly(new double[] {100, 300, 240, 160, 100}, within(0.01));
  }

  @Test
  void repeatsASeasonThatIsAddedWhereAValueIsBelowZero() {
    double[] values = new double[32];
    double[] season = {-5, 3, 4, -2};
    Arrays.setAll(values, i -> season[i % 4]);

    assertThat(forecast(4, 4, values).values()).containsExactly(season, within(1e-6));
  }

  @Test
  void optimisesTheCurvature() {
    SeriesForecast forecast = SeriesMethods.optimisedTheta().forecast(Series.of(SALES, 1).orElseThrow(), 3);

    assertThat(forecast.model()).isEqualTo("DOTM");
    assertThat(forecast.values()).isSorted();
    assertThat(forecast.value(1)).isBetween(29.0, 36.0);
  }
}
