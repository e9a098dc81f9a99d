package io.crmkit.ai.churn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BaseRateTest {

  private static final double CLOSE = 1e-12;

  @Test
  void startsAtThePriorAndShrinksToTheData() {
    BaseRate prior = BaseRate.prior(0.2, 10);
    assertThat(prior.mean()).isEqualTo(0.2, within(CLOSE));

    assertThat(prior.seen(5, 5).mean()).as("(10 * 0.2 + 5) / 20").isEqualTo(0.35, within(CLOSE));
    assertThat(prior.seen(50_000, 50_000).mean()).isEqualTo(0.5, within(1e-4));
    assertThat(prior.seen(50_000, 50_000).interval(0.9).width()).isLessThan(0.006);
  }

  @Test
  void isUniformWithOneOfEach() {
    assertThat(new BaseRate(1, 1).interval(0.9)).satisfies(interval -> {
      assertThat(interval.low()).isEqualTo(0.05, within(CLOSE));
      assertThat(interval.high()).isEqualTo(0.95, within(CLOSE));
    });
  }

  @Test
  void hasTheClosedFormsOfOneParameterAndOfTheArcsine() {
    Interval power = new BaseRate(4, 1).interval(0.8);
    assertThat(power.low()).as("x^4 = 0.1").isEqualTo(Math.pow(0.1, 0.25), within(CLOSE));
    assertThat(power.high()).as("x^4 = 0.9").isEqualTo(Math.pow(0.9, 0.25), within(CLOSE));

    Interval arcsine = new BaseRate(0.5, 0.5).interval(0.9);
    assertThat(arcsine.low()).isEqualTo(Math.pow(Math.sin(Math.PI * 0.05 / 2), 2), within(CLOSE));
    assertThat(arcsine.high()).isEqualTo(Math.pow(Math.sin(Math.PI * 0.95 / 2), 2), within(CLOSE));
  }

  @Test
  void hasTheBinomialSumOfWholeParameters() {
    // I_x(a, b) = P(at least a of a + b - 1), DLMF 8.17.5
    double sum = 0;
    for (int k = 7; k <= 18; k++) {
      sum += binomial(18, k) * Math.pow(0.3, k) * Math.pow(0.7, 18 - k);
    }
    assertThat(new BaseRate(7, 12).below(0.3)).isEqualTo(sum, within(CLOSE));
  }

  @Test
  void isNearTheNormalDistributionForManyCustomers() {
    Interval interval = new BaseRate(200_000, 800_000).interval(0.95);
    double deviation = Math.sqrt(0.2 * 0.8 / 1_000_000);
    assertThat(interval.low()).isEqualTo(0.2 - 1.959964 * deviation, within(1e-6));
    assertThat(interval.high()).isEqualTo(0.2 + 1.959964 * deviation, within(1e-6));
  }

  @Test
  void refusesBeliefsThatAreNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> BaseRate.prior(0, 10)).withMessageContaining("mean");
    assertThatIllegalArgumentException().isThrownBy(() -> BaseRate.prior(0.2, 0)).withMessageContaining("left");
    assertThatIllegalArgumentException().isThrownBy(() -> new BaseRate(1, Double.NaN)).withMessageContaining("stayed");
    assertThatIllegalArgumentException().isThrownBy(() -> new BaseRate(1, 1).seen(-1, 0)).withMessageContaining("-1");
    assertThatIllegalArgumentException().isThrownBy(() -> new BaseRate(1, 1).interval(1)).withMessageContaining("mass");
    assertThatIllegalArgumentException().isThrownBy(() -> new BaseRate(1, 1).below(1.5)).withMessageContaining("share");
  }

  private static double binomial(int n, int k) {
    double value = 1;
    for (int i = 1; i <= k; i++) {
      value = value * (n - k + i) / i;
    }
    return value;
  }
}
