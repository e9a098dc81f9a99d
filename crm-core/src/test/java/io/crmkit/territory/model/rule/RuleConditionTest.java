package io.crmkit.territory.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.Value.Fields;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleConditionTest {

  private static final Fields RECORD = Fields.NONE.with("state", Value.of("CA")).with("size", Value.of(50));

  @Test
  void asksEveryCriterionWithoutLogic() {
    assertThat(holds(RuleCondition.allOf("state = 'CA'", "size > 10"))).isTrue();
    assertThat(holds(RuleCondition.allOf("state = 'CA'", "size > 100"))).isFalse();
  }

  @Test
  void joinsCriteriaByItsLogic() {
    assertThat(holds(new RuleCondition(List.of("state = 'TX'", "size > 10"), "1 OR 2"))).isTrue();
  }

  @Test
  void takesAnAbsentFieldForNotMet() {
    assertThat(holds(RuleCondition.allOf("industry = 'tech'"))).isFalse();
    assertThat(holds(new RuleCondition(List.of("industry = 'tech'"), "NOT 1"))).isTrue();
  }

  @Test
  void saysWhichCriterionCannotBeAsked() {
    var condition = RuleCondition.allOf("state = 'CA'", "state > 5").compile().orElseThrow();

    assertThat(((Invalid<Boolean>) condition.holds(RECORD)).violations().all()).singleElement()
        .satisfies(problem -> assertThat(problem.pointer()).isEqualTo("/criteria/1"));
  }

  @Test
  void namesEveryMistakeAndItsPlace() {
    var condition = new RuleCondition(List.of("state = ", "size > 10"), "1 AND 3");

    assertThat(((Invalid<Criteria>) condition.compile()).violations().all()).extracting(Violation::pointer)
        .contains("/criteria/0", "/logic");
  }

  @Test
  void refusesToTakeEverything() {
    assertThat(((Invalid<Criteria>) RuleCondition.allOf().compile()).violations().all())
        .extracting(Violation::code).containsExactly("territory.no-criteria");
  }

  private static boolean holds(RuleCondition condition) {
    return condition.compile().orElseThrow().holds(RECORD).orElseThrow();
  }
}
