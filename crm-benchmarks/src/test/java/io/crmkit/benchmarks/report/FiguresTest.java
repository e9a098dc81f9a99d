package io.crmkit.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void keepsThreeDigits() {
    assertThat(Figures.plain(12345.6)).isEqualTo("12,346");
    assertThat(Figures.plain(123.4)).isEqualTo("123");
    assertThat(Figures.plain(12.34)).isEqualTo("12.3");
    assertThat(Figures.plain(1.234)).isEqualTo("1.23");
  }

  @Test
  void dropsZerosAfterThePointOnly() {
    assertThat(Figures.plain(10)).isEqualTo("10");
    assertThat(Figures.plain(100)).isEqualTo("100");
    assertThat(Figures.plain(0.5)).isEqualTo("0.5");
  }

  @Test
  void showsADashForWhatWasNotMeasured() {
    assertThat(Figures.ratio(Double.NaN)).isEqualTo("–");
  }
}
