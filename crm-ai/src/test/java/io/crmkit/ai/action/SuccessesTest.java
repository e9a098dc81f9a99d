package io.crmkit.ai.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.action.bandit.Belief;
import io.crmkit.ai.action.bandit.Exploration.Greedy;
import io.crmkit.ai.action.model.Action;
import io.crmkit.ai.action.model.ActionId;
import io.crmkit.ai.action.model.Catalogue;
import io.crmkit.ai.action.model.EffectPrior;
import io.crmkit.ai.action.model.Evidence;
import io.crmkit.ai.action.model.Learning;
import io.crmkit.ai.action.model.Policy;
import io.crmkit.ai.action.model.PolicyId;
import io.crmkit.ai.action.model.Share;
import io.crmkit.core.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuccessesTest {

  private static final Action CALL = Action.of("call", "phone").margin("USD 400.00").cost("USD 9.00").build();
  private static final Action MAIL = Action.of("mail", "email").margin("USD 50.00").cost("USD 0.50").build();

  /** Hardly anything is held open, so that what is believed is what was expected. */
  @Test
  void begunWithAnEmptyLogBelieveWhatIsExpected() {
    Policy policy = new Policy(new PolicyId("p"), new Greedy(0), List.of("x"), Money.parse("USD 100.00"), 1e9,
        EffectPrior.USUAL, Evidence.POSSIBLE, 10, Learning.SUCCESSES);
    List<Share> shares = List.of(new Share(MAIL.id(), 0, Money.parse("USD 4.50")),
        new Share(ActionId.NOTHING, 0, Money.zero("USD")), new Share(CALL.id(), 0, Money.parse("USD 31.00")));

    Belief belief = Rewards.of(Catalogue.of(CALL, MAIL), policy, List.of()).about(new double[] {1}, shares);
    assertThat(belief.means()).containsExactly(new double[] {0.045, 0, 0.31}, within(1e-6));
    assertThat(belief.answers()).isZero();
  }
}
