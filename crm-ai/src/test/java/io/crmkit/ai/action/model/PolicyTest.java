package io.crmkit.ai.action.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.action.bandit.Exploration.SquareCb;
import io.crmkit.ai.action.bandit.Exploration.Thompson;
import io.crmkit.ai.action.evaluation.Estimate;
import io.crmkit.ai.action.evaluation.Gate;
import io.crmkit.ai.action.evaluation.Overlap;
import io.crmkit.ai.action.model.EffectPrior.Arm;
import io.crmkit.ai.action.model.Exclusion.CapacityExhausted;
import io.crmkit.ai.action.model.PolicyCommand.Change;
import io.crmkit.ai.action.model.PolicyCommand.Install;
import io.crmkit.ai.action.model.PolicyEvent.PolicyChanged;
import io.crmkit.ai.action.model.PolicyEvent.PolicyInstalled;
import io.crmkit.ai.action.model.PolicyRefusal.AlreadyInstalled;
import io.crmkit.ai.action.model.PolicyRefusal.JudgedAgainstAnother;
import io.crmkit.ai.action.model.PolicyRefusal.NotInstalled;
import io.crmkit.ai.action.model.PolicyRefusal.SameName;
import io.crmkit.ai.action.model.PoolCommand.Draw;
import io.crmkit.ai.action.model.PoolEvent.PoolDrawn;
import io.crmkit.core.Validated;
import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.money.Money;
import io.crmkit.core.spec.DeciderSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PolicyTest {

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00Z");
  private static final Gate.Evidence EVIDENCE =
      new Gate.Evidence(new Estimate(0.2, 0.1, 0.3, 400), new Overlap(400, 300, 3, 1, 0));

  private final DeciderSpec<PolicyState, PolicyCommand, PolicyEvent> policies = DeciderSpec.of(new PolicyDecider());

  @Test
  void theFirstIsInstalledAndEveryOtherOneNeedsEvidenceAgainstTheOneInForce() {
    PolicyInstalled first = new PolicyInstalled(policy("a"), AT);
    policies.when(new Install(policy("a"), AT)).thenEmits(first);
    policies.when(new Change(policy("b"), new PolicyId("a"), EVIDENCE, AT)).thenRefuses(new NotInstalled());
    var installed = policies.given(first);
    installed.when(new Install(policy("a"), AT.plusSeconds(1))).thenEmits();
    installed.when(new Install(policy("b"), AT)).thenRefuses(new AlreadyInstalled(new PolicyId("a")));
    installed.when(new Change(policy("b"), new PolicyId("c"), EVIDENCE, AT))
        .thenRefuses(new JudgedAgainstAnother(new PolicyId("c"), new PolicyId("a")));
    installed.when(new Change(policy("a").withLimit(1), new PolicyId("a"), EVIDENCE, AT))
        .thenRefuses(new SameName(new PolicyId("a")));
    installed.when(new Change(policy("b"), new PolicyId("a"), EVIDENCE, AT))
        .thenEmits(new PolicyChanged(policy("b"), EVIDENCE, AT));
  }

  @Test
  void readsWhatWasStoredBeforeThereWasAChoiceOfLearningAndWidthAsItWas() {
    String stored = "{\"id\":\"first\",\"exploration\":{\"type\":\"thompson\",\"draws\":100,\"epsilon\":0.05},"
        + "\"features\":[\"tenure\"],\"scale\":\"USD 100.00\",\"ridge\":1.0,"
        + "\"prior\":{\"mean\":0.01,\"deviation\":0.02,\"confidence\":0.95},\"evidence\":\"possible\",\"limit\":10}";
    Policy policy = JsonDocuments.read(stored, Policy.class).orElseThrow();

    assertThat(policy).isEqualTo(
        Policy.of("first", new Thompson(100, 0.05, null), Money.parse("USD 100.00"), "tenure"));
    assertThat(policy.withLearning(Learning.AMOUNTS)).isEqualTo(policy);
    assertThat(JsonDocuments.write(policy)).isEqualTo(stored);
    assertThat(JsonDocuments.read(JsonDocuments.write(policy.withLearning(Learning.SUCCESSES)), Policy.class))
        .isEqualTo(Validated.valid(policy.withLearning(Learning.SUCCESSES)));
  }

  @Test
  void describesACustomerByNumbersAndTakesWhatIsNoneForZero() {
    Fields customer = Fields.NONE.with("tenure", Value.of(new BigDecimal("0.5"))).with("vip", Value.Bool.TRUE)
        .with("use", Fields.NONE.with("last", Value.of(-2))).with("name", Value.of("Ann"));
    Policy policy =
        Policy.of("p", SquareCb.USUAL, Money.parse("USD 10.00"), "tenure", "vip", "use.last", "name", "gone.by");

    Map<String, Double> context = policy.context(customer);
    assertThat(context)
        .isEqualTo(Map.of("tenure", 0.5, "vip", 1.0, "use.last", -2.0, "name", 0.0, "gone.by", 0.0));
    assertThat(policy.row(context)).containsExactly(0.5, 1, -2, 0, 0);
    assertThat(policy.row(Map.of("vip", 3.0))).containsExactly(0, 3, 0, 0, 0);
  }

  @Test
  void countsAmountsAsMultiplesOfItsScale() {
    assertThat(policy("p").scaled(Money.parse("USD -2.50"))).isEqualTo(-0.25);
    assertThatIllegalArgumentException().isThrownBy(() -> policy("p").scaled(Money.parse("EUR 1.00")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Policy.of("p", SquareCb.USUAL, Money.parse("USD 0.00")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Policy.of("p", SquareCb.USUAL, Money.parse("USD 1.00"), "a", "a"));
  }

  @Nested
  class APool {

    private final Pool pool = new Pool(new PoolId("agents"), 10, Duration.ofDays(1));
    private final DeciderSpec<PoolUse, PoolCommand, PoolEvent> use = DeciderSpec.of(new PoolDecider());

    @Test
    void givesWhatIsLeftAndNothingMore() {
      var seven = use.given(new PoolDrawn(7, AT));
      seven.when(new Draw(pool, 3, AT)).thenEmits(new PoolDrawn(3, AT));
      seven.when(new Draw(pool, 4, AT)).thenRefuses(
          new CapacityExhausted(pool.id(), 4, 3, Instant.parse("2024-05-02T00:00:00Z")));
      use.given(new PoolDrawn(70, AT)).when(new Draw(pool, 1, AT)).thenRefuses(
          new CapacityExhausted(pool.id(), 1, 0, Instant.parse("2024-05-02T00:00:00Z")));
    }
  }

  @Nested
  class AnEffect {

    private final EffectPrior prior = new EffectPrior(0.01, 0.02, 0.95);

    @Test
    void isThatOfThePriorUntilBothArmsWereTried() {
      assertThat(prior.of(new Arm(100, 50), Arm.NONE)).isEqualTo(prior.cold());
      assertThat(prior.of(Arm.NONE, new Arm(100, 50))).isEqualTo(prior.cold());
      assertThat(prior.cold().low()).isCloseTo(0.01 - 1.959964 * 0.02, within(1e-7));
      assertThat(Evidence.POSSIBLE.isMetBy(prior.cold())).isTrue();
      assertThat(Evidence.PROVEN.isMetBy(prior.cold())).isFalse();
    }

    @Test
    void goesFromThePriorToTheDifferenceWithTheNumberOfTrials() {
      Effect few = prior.of(new Arm(20, 6), new Arm(20, 4));
      Effect many = prior.of(new Arm(200_000, 60_000), new Arm(200_000, 40_000));

      assertThat(few.mean()).isBetween(0.01, 0.02);
      assertThat(many.mean()).isCloseTo(0.1, within(0.001));
      assertThat(Evidence.PROVEN.isMetBy(many)).isTrue();
    }

    @Test
    void countsHalfASuccessAndHalfAFailureMoreThanWereSeen() {
      EffectPrior open = new EffectPrior(0, 1, 0.95);

      // three quarters against one quarter, not all against nothing
      assertThat(open.of(new Arm(1, 1), new Arm(1, 0))).isEqualTo(open.joined(0.5, 0.375));
    }

    @Test
    void isNothingWhereTheActionDoesNotHelp() {
      Effect harm = prior.of(new Arm(50_000, 9_000), new Arm(50_000, 11_000));

      assertThat(harm.mayHelp()).isFalse();
      assertThat(Evidence.POSSIBLE.isMetBy(harm)).isFalse();
    }

    @Test
    void weighsThePriorAndTheDataByWhatIsKnownOfEach() {
      Effect joined = new EffectPrior(0, 0.1, 0.95).joined(0.3, 0.02);

      assertThat(joined.mean()).isCloseTo(0.3 * 50 / 150, within(1e-12));
      assertThat(joined.high() - joined.mean()).isCloseTo(1.959963985 * Math.sqrt(1 / 150.0), within(1e-9));
    }
  }

  private static Policy policy(String id) {
    return Policy.of(id, SquareCb.USUAL, Money.parse("USD 10.00"), "tenure");
  }
}
