package io.crmkit.record.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WinProbabilityTest {

  @Test
  void isTheSameWithMoreZeros() {
    assertThat(WinProbability.of("0.50000")).isEqualTo(WinProbability.of("0.5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "10e2147483647", "1e-999999999", "1.01", "-0.1", "0.00005"})
  void isRefusedInAFewCharactersHoweverGreatItsExponent(String digits) {
    assertThatIllegalArgumentException().isThrownBy(() -> WinProbability.of(digits))
        .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(120));
  }
}
