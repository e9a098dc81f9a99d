package io.crmkit.ai.churn.model;

import static io.crmkit.ai.churn.model.Sample.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.ir.RiskLevel;
import io.crmkit.core.money.Money;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChurnStatisticsTest {

  @Test
  void countsLevelsAndExpectsLosses() {
    ChurnStatistics statistics = ChurnStatistics.EMPTY
        .add(score(RiskLevel.LOW, 0.1, "EUR 100.00"))
        .add(score(RiskLevel.HIGH, 0.55, "EUR 10.01"))
        .add(score(RiskLevel.HIGH, 0.85, "JPY 1000"));

    assertThat(statistics.levels()).isEqualTo(Map.of(RiskLevel.LOW, 1L, RiskLevel.HIGH, 2L));
    assertThat(statistics.of(RiskLevel.CRITICAL)).isZero();
    assertThat(statistics.customers()).isEqualTo(3);
    assertThat(statistics.meanProbability().orElseThrow()).isEqualTo(0.5, within(1e-12));
    assertThat(statistics.expectedLosses()).as("10.00 and 5.5055, half to even")
        .isEqualTo(Map.of("EUR", Money.parse("EUR 15.51"), "JPY", Money.parse("JPY 850")));
  }

  @Test
  void hasNoMeanOfNobody() {
    assertThat(ChurnStatistics.EMPTY.meanProbability()).isEmpty();
  }
}
