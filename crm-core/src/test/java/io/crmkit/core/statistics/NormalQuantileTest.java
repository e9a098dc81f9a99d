package io.crmkit.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalQuantileTest {

  /** Wichura 1988 gives the first three. */
  @Test
  void isThatOfTheTables() {
    assertThat(NormalQuantile.of(0.25)).isEqualTo(-0.6744897501960817, within(1e-15));
    assertThat(NormalQuantile.of(0.001)).isEqualTo(-3.090232306167814, within(1e-14));
    assertThat(NormalQuantile.of(1e-20)).isEqualTo(-9.262340089798409, within(1e-14));
    assertThat(NormalQuantile.of(0.975)).isEqualTo(1.959963984540054, within(1e-14));
    assertThat(NormalQuantile.of(0.5)).isZero();
  }

  @Test
  void refusesWhatIsNoProbabilityBetweenNeverAndAlways() {
    for (double probability : new double[] {0, 1, -0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException().isThrownBy(() -> NormalQuantile.of(probability));
    }
  }
}
