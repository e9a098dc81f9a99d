package io.crmkit.ai.churn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.ai.ir.RiskLevel;
import io.crmkit.core.money.Money;
import org.junit.jupiter.api.Test;

class ActionCostsTest {

  private static final Money TWENTY = Money.parse("EUR 20.00");

  @Test
  void callsARiskHighFromWhereActingPays() {
    ActionCosts costs = new ActionCosts(TWENTY, Money.parse("EUR 400.00"), 0.25);

    assertThat(costs.policy().high()).as("20 of 400 * 0.25").isEqualTo(0.2);
    assertThat(costs.policy().level(0.2)).isEqualTo(RiskLevel.HIGH);
    assertThat(costs.policy().level(0.199)).isEqualTo(RiskLevel.MEDIUM);
  }

  @Test
  void refusesAnActionThatNeverPays() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ActionCosts(TWENTY, Money.parse("EUR 80.00"), 0.25)).withMessageContaining("never pays");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ActionCosts(Money.zero("EUR"), TWENTY, 1)).withMessageContaining("never pays");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ActionCosts(TWENTY, Money.parse("USD 80.00"), 1)).withMessageContaining("two currencies");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ActionCosts(TWENTY, Money.parse("EUR 80.00"), 1.1)).withMessageContaining("success");
  }
}
