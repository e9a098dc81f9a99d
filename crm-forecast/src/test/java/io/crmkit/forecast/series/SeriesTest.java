package io.crmkit.forecast.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

  private static List<Violation> violations(int season, double... values) {
    Validated<Series> series = Series.of(values, season);
    assertThat(series).isInstanceOf(Validated.Invalid.class);
    return ((Validated.Invalid<Series>) series).violations().all();
  }

  @Test
  void namesThePositionOfEachValueThatIsNotFinite() {
    assertThat(violations(1, 1, Double.NaN, 2, Double.NEGATIVE_INFINITY, 1e101))
        .extracting(Violation::pointer, Violation::code)
        .containsExactly(
            tuple("/values/1", "forecast.series-value"),
            tuple("/values/3", "forecast.series-value"),
            tuple("/values/4", "forecast.series-value"));
  }

  @Test
  void refusesToBeEmptyOrToHaveASeasonOfNothing() {
    assertThat(violations(0)).extracting(Violation::code)
        .containsExactly("forecast.series-empty", "forecast.series-season");
  }

  @Test
  void keepsItsValuesToItself() {
    double[] values = {1, 2};
    Series series = Series.of(values, 1).orElseThrow();
    values[0] = 9;
    series.values()[1] = 9;

    assertThat(series.values()).containsExactly(1, 2);
    assertThat(series.first(1).values()).containsExactly(1);
    assertThatThrownBy(() -> series.first(3)).hasMessageContaining("from 1 to 2 but was 3");
  }

  @Test
  void isForecastAtLeastOneStepAhead() {
    Series series = Series.of(new double[] {1}, 1).orElseThrow();

    assertThat(SeriesMethods.all()).allSatisfy(method ->
        assertThatThrownBy(() -> method.forecast(series, 0)).hasMessageContaining("horizon must be 1 or more"));
  }

  /** Percentage points of the standard normal from tables. */
  @Test
  void givesQuantilesOfTheNormalDistribution() {
    SeriesForecast forecast = new SeriesForecast("by hand", new double[] {10}, new double[] {2});

    assertThat(forecast.quantile(1, 0.5)).isEqualTo(10);
    assertThat(forecast.quantile(1, 0.9)).isCloseTo(10 + 2 * 1.2815515655446004, within(1e-14));
    assertThat(forecast.quantile(1, 0.025)).isCloseTo(10 - 2 * 1.959963984540054, within(1e-14));
    assertThat(forecast.quantile(1, 1e-12)).isCloseTo(10 - 2 * 7.034483825301, within(1e-11));
    assertThatThrownBy(() -> forecast.quantile(1, 1)).hasMessageContaining("between 0 and 1 but was 1.0");
    assertThatThrownBy(() -> forecast.value(2)).hasMessageContaining("from 1 to 1 but was 2");
  }

  @Test
  void isRepeatedSeasonBySeasonWithADeviationThatGrows() {
    SeriesForecast forecast =
        SeriesMethods.seasonalNaive().forecast(Series.of(new double[] {1, 5, 3, 7}, 2).orElseThrow(), 5);

    assertThat(forecast.values()).containsExactly(3, 7, 3, 7, 3);
    assertThat(forecast.deviation(1)).isEqualTo(2);
    assertThat(forecast.deviation(5)).isCloseTo(2 * Math.sqrt(3), within(1e-12));
  }

  @Test
  void findsMethodsByTheirNames() {
    assertThat(SeriesMethods.all()).allSatisfy(method ->
        assertThat(SeriesMethods.named(method.name())).hasValueSatisfying(found ->
            assertThat(found.name()).isEqualTo(method.name())));
    assertThat(SeriesMethods.named("oracle")).isEmpty();
  }
}
