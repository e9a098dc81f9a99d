package io.crmkit.ai.guard.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactTest {

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "0e-999999999", "1e401"})
  void isNoNumberOfMoreDigitsThanAPromptCanHold(String digits) {
    assertThatIllegalArgumentException().isThrownBy(() -> Fact.figure("x", new BigDecimal(digits)))
        .withMessageContaining("number");
    assertThatIllegalArgumentException().isThrownBy(() -> Fact.percentage("x", digits)).withMessageContaining("percent");
  }

  @Test
  void isAnyNumberOfADocument() {
    assertThat(Fact.figure("x", new BigDecimal("1e400")).value()).hasSize(401);
    assertThat(Fact.percentage("x", "0.00").value()).isEqualTo("0.00%");
  }
}
