package io.crmkit.forecast.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RankedProbabilityTest {

  @Test
  void isTheAbsoluteErrorOfASingleNumber() {
    assertThat(RankedProbability.ofSample(new double[] {7}, 4)).isEqualTo(3);
  }

  @Test
  void isTheIntegralOfTheSquaredDifferenceOfTheDistributions() {
    // F is 1/2 from 0 to 10, the outcome 4: 4 × 1/4 + 6 × 1/4
    assertThat(RankedProbability.ofSample(new double[] {10, 0}, 4)).isCloseTo(2.5, within(1e-12));
  }

  @Test
  void comesOutOfManyQuantilesAsOutOfTheDistribution() {
    TreeMap<Double, Double> uniform = new TreeMap<>();
    for (int i = 1; i < 1000; i++) {
      uniform.put(i / 1000.0, i / 1000.0);
    }

    // uniform from 0 to 1 with outcome y: y²·y/3 … = (y³ + (1 − y)³) / 3
    assertThat(RankedProbability.ofQuantiles(uniform, 0.3)).isCloseTo((0.027 + 0.343) / 3, within(1e-5));
  }

  @Test
  void weighsAQuantileByItsLevel() {
    assertThat(RankedProbability.pinball(0.9, 10, 14)).isCloseTo(3.6, within(1e-12));
    assertThat(RankedProbability.pinball(0.9, 10, 6)).isCloseTo(0.4, within(1e-12));
    assertThatThrownBy(() -> RankedProbability.pinball(1, 10, 6)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void countsBoundsAsInside() {
    IntervalCoverage coverage = IntervalCoverage.EMPTY.add(1, 3, 1).add(1, 3, 3).add(1, 3, 0.9).add(1, 3, 4);

    assertThat(coverage).isEqualTo(new IntervalCoverage(1, 2, 1));
    assertThat(coverage.share()).hasValue(0.5);
    assertThat(IntervalCoverage.EMPTY.share()).isEmpty();
    assertThat(IntervalCoverage.score(1, 3, 4, 0.2)).isCloseTo(12, within(1e-12));
  }
}
