package io.crmkit.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IncompleteBetaTest {

  @Test
  void isAPolynomialForWholeParameters() {
    assertThat(new IncompleteBeta(2, 3).of(0.5)).isEqualTo(0.6875, within(1e-13));
    assertThat(new IncompleteBeta(1, 1).of(0.3)).isEqualTo(0.3, within(1e-13));
  }

  /** DLMF 8.17.4 and the arcsine distribution. */
  @Test
  void isAnArcsineForHalves() {
    assertThat(new IncompleteBeta(0.5, 0.5).of(0.3)).isEqualTo(2 / Math.PI * Math.asin(Math.sqrt(0.3)), within(1e-12));
    assertThat(new IncompleteBeta(7, 61).of(0.1)).isEqualTo(1 - new IncompleteBeta(61, 7).of(0.9), within(1e-12));
  }

  @Test
  void findsWhatItIsBelow() {
    IncompleteBeta belief = new IncompleteBeta(7, 61);
    for (double probability : new double[] {1e-6, 0.05, 0.5, 0.95, 0.999999}) {
      assertThat(belief.of(belief.quantile(probability))).isEqualTo(probability, within(1e-10));
    }
  }

  @Test
  void endsAtNeverAndAlways() {
    assertThat(new IncompleteBeta(2, 3).of(-1)).isZero();
    assertThat(new IncompleteBeta(2, 3).of(2)).isOne();
  }

  @Test
  void refusesParametersThatAreNotAboveNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> new IncompleteBeta(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new IncompleteBeta(1, Double.NaN));
  }
}
