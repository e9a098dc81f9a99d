package io.crmkit.ai.churn.feature;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.ai.churn.ExplanationRules;
import io.crmkit.ai.explain.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeverTest {

  @Test
  void isNothingThatHappened() {
    for (String field : ChurnFeatures.FIELDS) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Lever.Amounts(field, List.of(1.0), Direction.NEITHER)).withMessageContaining(field);
      assertThatIllegalArgumentException().isThrownBy(() -> new Lever.Words(field, List.of("a")));
    }
  }

  @Test
  void makesSomethingOfAField() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Lever.Words("plan", List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Lever.Amounts("price", List.of(), Direction.LOWERS));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Lever.Amounts("price", List.of(Double.NaN), Direction.LOWERS));
  }

  @Test
  void isThereOnceOfAField() {
    ExplanationRules rules = ExplanationRules.DEFAULT.with(new Lever.Words("plan", List.of("pro")));

    assertThatIllegalArgumentException().isThrownBy(() -> rules.with(new Lever.Words("plan", List.of("basic"))))
        .withMessageContaining("plan");
  }
}
