package io.crmkit.dedupe.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class QuantitiesTest {

  private static final LocalDate MAY = LocalDate.of(1980, 5, 3);

  @Test
  void measuresNumbersByTheLarger() {
    assertThat(Quantities.relativeDifference(80, 100)).isCloseTo(0.2, within(1e-12));
    assertThat(Quantities.relativeDifference(0, 0)).isZero();
    assertThat(Quantities.relativeDifference(-1, 1)).isEqualTo(2);
    assertThat(Quantities.relativeDifference(Double.MAX_VALUE, -Double.MAX_VALUE)).isEqualTo(2);
    assertThatIllegalArgumentException().isThrownBy(() -> Quantities.relativeDifference(1, Double.NaN))
        .withMessageContaining("NaN");
  }

  @Test
  void seesWhatCommonlyGoesWrongWithDays() {
    assertThat(Quantities.dayAndMonthSwapped(MAY, LocalDate.of(1980, 3, 5))).isTrue();
    assertThat(Quantities.dayAndMonthSwapped(MAY, MAY)).isFalse();
    assertThat(Quantities.dayAndMonthSwapped(LocalDate.of(1980, 5, 5), LocalDate.of(1980, 5, 5))).isFalse();
    assertThat(Quantities.digitEdits(MAY, LocalDate.of(1908, 5, 3))).isEqualTo(1);
    assertThat(Quantities.daysBetween(MAY, LocalDate.of(1980, 4, 30))).isEqualTo(3);
  }
}
