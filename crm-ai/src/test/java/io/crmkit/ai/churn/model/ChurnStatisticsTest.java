package io.crmkit.ai.churn.model;

import static io.crmkit.ai.churn.model.Sample.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.ir.RiskLevel;
import io.crmkit.core.RefusedException;
import io.crmkit.core.Violations;
import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.SplittableRandom;
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
  void roundsEachProbabilityAsItsExactDecimalNumber() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 5_000; i++) {
      double half = (random.nextLong(1_000_000_000_000L >> random.nextInt(40)) + 0.5) / 1e12;
      double end = random.nextDouble() * 1e-3 / 1e12;
      for (double each : new double[] {half, Math.nextUp(half), Math.nextDown(half), half + end, half - end,
          random.nextDouble(), 0, 1, Double.MIN_VALUE, Math.nextDown(1.0)}) {
        double probability = Math.min(1, each);
        assertThat(ChurnStatistics.units(probability)).as("%s", probability).isEqualTo(
            new BigDecimal(probability).setScale(12, RoundingMode.HALF_EVEN).unscaledValue().longValueExact());
      }
    }
  }

  @Test
  void countsTheSameAsIsAddedOneByOne() {
    ChurnStatistics oneByOne = ChurnStatistics.EMPTY;
    ChurnStatistics.Count count = new ChurnStatistics.Count();
    for (int i = 0; i < 40; i++) {
      Score score = score(i % 3 == 0 ? RiskLevel.LOW : RiskLevel.HIGH, (i * 7 % 41) / 40.0,
          i % 2 == 0 ? "EUR 100.0" + i % 10 : "JPY 33");
      oneByOne = oneByOne.add(score);
      count.add(score);
      assertThat(count.result()).isEqualTo(oneByOne);
    }
    assertThat(count.result().customers()).isEqualTo(40);
  }

  @Test
  void addsUpExactlyWhatNoAmountOfMoneyHolds() {
    ChurnStatistics.Count count = new ChurnStatistics.Count();
    for (int i = 0; i < 1_000; i++) {
      count.add(score(RiskLevel.HIGH, 1, "EUR 100000000000000.00"));
    }
    count.add(score(RiskLevel.HIGH, 1, "JPY 1000"));
    ChurnStatistics all = count.result().merge(count.result());

    assertThat(all.losses()).isEqualTo(
        Map.of("EUR", BigInteger.TEN.pow(16).multiply(BigInteger.valueOf(2_000)), "JPY", BigInteger.valueOf(2_000)));
    assertThatThrownBy(all::expectedLosses).isInstanceOfSatisfying(RefusedException.class, refused ->
        assertThat(((Violations) refused.refusal()).all()).extracting(each -> each.pointer() + " " + each.code())
            .containsExactly("/losses/EUR churn.too-much"));
  }

  @Test
  void hasNoMeanOfNobody() {
    assertThat(ChurnStatistics.EMPTY.meanProbability()).isEmpty();
  }
}
