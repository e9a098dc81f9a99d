package io.crmkit.ai.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CalibratorTest {

  @Test
  void logisticIsExactAtBothEnds() {
    assertThat(Logistic.of(-40)).isEqualTo(4.248354255291589e-18, within(1e-30));
    assertThat(Logistic.of(800)).isEqualTo(1);
    assertThat(Logistic.of(-800)).isEqualTo(0);
    assertThat(Logistic.inverse(Logistic.of(-3.25))).isEqualTo(-3.25, within(1e-12));
    assertThat(Logistic.log(-1000)).isEqualTo(-1000);
  }

  @Test
  void betaWithOneAndOneIsTheLogisticFunction() {
    assertThat(new Calibrator.Beta(1, 1, 0).probability(1.7)).isEqualTo(Logistic.of(1.7), within(1e-15));
  }

  @Test
  void temperatureDividesTheMargin() {
    assertThat(Calibrator.temperature(2).probability(3)).isEqualTo(Logistic.of(1.5));
  }

  @Test
  void isotonicDrawsLinesBetweenItsSteps() {
    Calibrator steps = new Calibrator.Isotonic(DoubleArray.of(-1, 1, 2), DoubleArray.of(0.1, 0.3, 0.9));
    assertThat(steps.probability(-5)).isEqualTo(0.1);
    assertThat(steps.probability(0)).isEqualTo(0.2, within(1e-15));
    assertThat(steps.probability(2)).isEqualTo(0.9, within(1e-15));
    assertThat(steps.probability(9)).isEqualTo(0.9);
  }

  @Test
  void refusesToTurnTheOrder() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Calibrator.Platt(-1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Calibrator.Isotonic(DoubleArray.of(0, 1), DoubleArray.of(0.5, 0.4)));
  }

  @Test
  void actingPaysFromHighOn() {
    DecisionPolicy policy = DecisionPolicy.ofCosts(20, 100);
    assertThat(policy.level(0.2)).isEqualTo(RiskLevel.HIGH);
    assertThat(policy.level(0.199)).isEqualTo(RiskLevel.MEDIUM);
    assertThat(policy.level(0.61)).isEqualTo(RiskLevel.CRITICAL);
    assertThat(policy.level(0.11)).isEqualTo(RiskLevel.LOW);
  }

  @Test
  void refusesCostsThatNeverPay() {
    assertThatIllegalArgumentException().isThrownBy(() -> DecisionPolicy.ofCosts(100, 100));
  }
}
