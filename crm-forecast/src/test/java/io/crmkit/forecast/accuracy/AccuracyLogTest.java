package io.crmkit.forecast.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AccuracyLogTest {

  private static final AmountForecast FORECAST =
      new AmountForecast(100, new TreeMap<>(Map.of(0.1, 60.0, 0.5, 90.0, 0.9, 150.0)));

  private final AccuracyLog log = new AccuracyLog();

  @Test
  void judgesTheAmountsOfALevel() {
    log.amount("agents", FORECAST, 90).amount("agents", FORECAST, 160);
    LevelAccuracy agents = Objects.requireNonNull(log.levels().get("agents"));
    PointAccuracy amounts = Objects.requireNonNull(agents.amounts());

    assertThat(amounts.wape().orElseThrow()).isCloseTo(70.0 / 250, within(1e-12));
    assertThat(amounts.bias()).isEqualTo(-25);
    assertThat(agents.coverage()).isEqualTo(new IntervalCoverage(0, 1, 1));
    assertThat(agents.crps()).isCloseTo((RankedProbability.ofQuantiles(FORECAST.quantiles(), 90)
        + RankedProbability.ofQuantiles(FORECAST.quantiles(), 160)) / 2, within(1e-12));
  }

  @Test
  void judgesProbabilities() {
    log.happened("deals", 0.8).failed("deals", 0.4);
    EventForecasts events = Objects.requireNonNull(log.levels().get("deals")).events();

    assertThat(events.brier()).isCloseTo((0.04 + 0.16) / 2, within(1e-12));
    assertThat(events.equalWidth(2).bins()).hasSize(2);
  }

  @Test
  void keepsLevelsApart() {
    log.amount("all", new AmountForecast(1, new TreeMap<>()), 2).happened("agents", 1);
    SortedMap<String, LevelAccuracy> levels = log.levels();

    assertThat(levels).containsOnlyKeys("agents", "all");
    assertThat(Objects.requireNonNull(levels.get("agents")).amounts()).isNull();
    assertThat(Objects.requireNonNull(levels.get("all")).crps()).isNull();
    assertThat(Objects.requireNonNull(levels.get("all")).coverage().count()).isZero();
  }

  @Test
  void mergesPartsInAnyOrder() {
    AccuracyLog one = new AccuracyLog().amount("all", FORECAST, 0.1).failed("all", 0.3);
    AccuracyLog two = new AccuracyLog().amount("all", FORECAST, 1e9).happened("all", 0.6).amount("x", FORECAST, 1);
    LevelAccuracy forth = Objects.requireNonNull(new AccuracyLog().merge(one).merge(two).levels().get("all"));
    LevelAccuracy back = Objects.requireNonNull(new AccuracyLog().merge(two).merge(one).levels().get("all"));

    assertThat(forth.amounts()).isEqualTo(back.amounts());
    assertThat(forth.crps()).isEqualTo(back.crps());
    assertThat(forth.coverage()).isEqualTo(back.coverage());
    assertThat(forth.events().brier()).isEqualTo(back.events().brier());
    assertThat(new AccuracyLog().merge(one).merge(two).levels()).containsOnlyKeys("all", "x");
  }

  @Test
  void mergesALogWithItself() {
    log.amount("all", FORECAST, 90).happened("all", 0.5).merge(log);

    assertThat(Objects.requireNonNull(log.levels().get("all")).events().count()).isEqualTo(2);
  }

  @Test
  void refusesWhatCannotBeJudgedAndAddsNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> log.amount("all", FORECAST, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> log.happened("all", 1.1));
    assertThatIllegalArgumentException().isThrownBy(() -> log.failed(" ", 0.1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AmountForecast(1, new TreeMap<>(Map.of(0.1, 2.0, 0.9, 1.0))))
        .withMessageContaining("must not fall");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AmountForecast(1, new TreeMap<>(Map.of(1.0, 2.0))))
        .withMessageContaining("between 0 and 1");
    assertThat(log.levels()).isEmpty();
  }
}
