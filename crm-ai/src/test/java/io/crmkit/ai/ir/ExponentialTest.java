package io.crmkit.ai.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExponentialTest {

  @Test
  void isWithinTwoUnitsOfThePlatformEverywhere() {
    for (double x = -707.9; x < 709; x += 0.0371) {
      assertThat(Exponential.of(x) / StrictMath.exp(x)).as("e^%s", x).isEqualTo(1, within(5e-16));
    }
  }

  @Test
  void hasTheRightEnds() {
    assertThat(Exponential.of(0)).isEqualTo(1);
    assertThat(Exponential.of(-1000)).isZero();
    assertThat(Exponential.of(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Exponential.of(5000)).isEqualTo(Exponential.of(709)).isFinite();
    assertThat(Exponential.of(Double.NaN)).isNaN();
  }
}
