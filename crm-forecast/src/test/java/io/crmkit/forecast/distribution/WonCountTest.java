package io.crmkit.forecast.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WonCountTest {

  @Test
  void isBinomialWhereProbabilitiesAreEqual() {
    double[] probabilities = new double[2_000];
    Arrays.fill(probabilities, 0.3);
    WonCount count = WonCount.of(probabilities);

    double logarithm = 2_000 * Math.log(0.7);
    for (int k = 0; k <= 900; k++) {
      assertThat(count.probability(k)).isCloseTo(Math.exp(logarithm), within(1e-13));
      logarithm += Math.log((2_000.0 - k) / (k + 1) * 0.3 / 0.7);
    }
    assertThat(count.mean()).isCloseTo(600, within(1e-9));
    assertThat(count.variance()).isCloseTo(420, within(1e-9));
    assertThat(count.quantile(0.5)).isEqualTo(600);
  }

  @Test
  void knowsWhatIsCertain() {
    WonCount count = WonCount.of(OpenDeals.builder().add(5, 1).add(7, 0).add(9, 1).build());

    assertThat(count.deals()).isEqualTo(3);
    assertThat(count.probability(2)).isOne();
    assertThat(count.probability(-1)).isZero();
    assertThat(count.cdf(1)).isZero();
    assertThat(count.cdf(2)).isOne();
    assertThat(count.quantile(0.001)).isEqualTo(2);
  }
}
