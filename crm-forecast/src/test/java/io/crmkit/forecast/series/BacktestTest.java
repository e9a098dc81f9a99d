package io.crmkit.forecast.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import org.junit.jupiter.api.Test;

class BacktestTest {

  private static final Series SERIES = Series.of(new double[] {1, 2, 4, 7, 11}, 1).orElseThrow();

  /** By hand: 2 → 4, 7 and 4 → 7, 11, so errors of −2 and −3 one step ahead, −5 and −7 two steps ahead. */
  @Test
  void forecastsFromEachOriginAsIfTheRestWereUnknown() {
    BacktestErrors errors = new Backtest(2, 2, 1).run(SeriesMethods.seasonalNaive(), SERIES).orElseThrow();

    assertThat(errors.ofStep(1).orElseThrow().bias()).isEqualTo(-2.5);
    assertThat(errors.ofStep(2).orElseThrow().bias()).isEqualTo(-6);
    assertThat(errors.overall().orElseThrow().count()).isEqualTo(4);
    assertThat(errors.overall().orElseThrow().mae()).isEqualTo(4.25);
  }

  /** By hand: 1 → 2 and 4 → 7. */
  @Test
  void leavesAStrideBetweenOrigins() {
    BacktestErrors errors =
        new Backtest(1, 2, 2).run(SeriesMethods.seasonalNaive(), SERIES.first(4)).orElseThrow();

    assertThat(errors.overall().orElseThrow().mae()).isEqualTo(2);
  }

  @Test
  void neverShowsAMethodMoreThanThePast() {
    SeriesMethod watchful = new SeriesMethod() {
      @Override
      public String name() {
        return "watchful";
      }

      @Override
      public SeriesForecast forecast(Series history, int horizon) {
        return new SeriesForecast(name(), new double[] {history.length()}, new double[] {0});
      }
    };

    BacktestErrors errors = new Backtest(1, 4, 1).run(watchful, SERIES).orElseThrow();

    assertThat(errors.overall().orElseThrow().bias()).as("1 to 4 against 2, 4, 7 and 11").isEqualTo((10 - 24) / 4.0);
  }

  @Test
  void refusesASeriesThatIsTooShort() {
    Validated<BacktestErrors> refused = new Backtest(3, 3, 1).run(SeriesMethods.theta(), SERIES);

    assertThat(((Validated.Invalid<BacktestErrors>) refused).violations().all()).extracting(Violation::toString)
        .containsExactly("/values: a backtest from 3 origins with 3 steps needs 6 values but there are 5");
  }

  @Test
  void mergesOnlyWhatHasTheSameHorizon() {
    assertThatThrownBy(() -> new BacktestErrors(2).merge(new BacktestErrors(3))).hasMessageContaining("2 and 3");
    assertThat(new BacktestErrors(2).overall()).isEmpty();
  }
}
