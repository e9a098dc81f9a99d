package io.crmkit.ai.churn.model;

import static io.crmkit.ai.churn.model.Sample.model;
import static io.crmkit.ai.churn.model.Sample.rate;
import static io.crmkit.ai.churn.model.Sample.tenure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.ai.ir.Logistic;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class ScoreChangeTest {

  @Test
  void isAllDataWhereTheModelIsTheSame() {
    ScoreChange change = ScoreChange.between(model(1, 0, -1), tenure(0), model(1, 0, -1), tenure(1));

    assertThat(change.model()).isEqualByComparingTo("0");
    BigDecimal fall = decimal(Logistic.of(-1)).subtract(new BigDecimal("0.5"));
    assertThat(change.data()).isEqualByComparingTo(fall).isNegative();
  }

  @Test
  void isAllModelWhereNothingHappened() {
    ScoreChange change = ScoreChange.between(rate(0.25), tenure(3), model(1, 0, 0), tenure(3));

    assertThat(change.data()).isEqualByComparingTo("0");
    assertThat(change.model()).isEqualByComparingTo("0.25");
  }

  @Test
  void givesEitherTheMeanOfBothOrders() {
    // probabilities: old model .5 whatever the tenure; new model sigmoid(tenure)
    ScoreChange change = ScoreChange.between(model(1, 0, 0), tenure(1), model(2, 0, 1), tenure(2));

    BigDecimal one = decimal(Logistic.of(1));
    BigDecimal two = decimal(Logistic.of(2));
    BigDecimal half = new BigDecimal("0.5");
    assertThat(change.data()).isEqualByComparingTo(two.subtract(one).multiply(half));
    assertThat(change.model()).isEqualByComparingTo(one.add(two).multiply(half).subtract(half));
  }

  @Test
  void refusesPartsThatDoNotSumUp() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ScoreChange(
        BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO)).withMessageContaining("sum up to 1");
  }

  private static BigDecimal decimal(double value) {
    return new BigDecimal(value).setScale(ScoreChange.DIGITS, RoundingMode.HALF_EVEN);
  }
}
