package io.crmkit.ai.action.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.action.bandit.ArmFeatures;
import io.crmkit.ai.action.evaluation.GateRefusal.NotBetter;
import io.crmkit.ai.action.evaluation.GateRefusal.TooFewDecisions;
import io.crmkit.ai.action.evaluation.GateRefusal.Unsupported;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  private static final List<Trial> TRIALS = List.of(
      new Trial(2, 1, 0.5, 0.75, 0), new Trial(0, 5, 0.5, 0.25, 0), new Trial(0.5, 2, 1, 1, 0.25));

  @Test
  void estimatorsAreTheirFormulas() {
    assertThat(value(Estimator.IPS)).isCloseTo((2 + 0 + 1) / 3.0, within(1e-12));
    assertThat(value(Estimator.SNIPS)).isCloseTo((2 + 0 + 1) / 2.5, within(1e-12));
    assertThat(value(Estimator.DOUBLY_ROBUST)).isCloseTo((0.75 + 1 + 0.25 + 1 + 0.5) / 3, within(1e-12));
  }

  @Test
  void theRatioHasTheIntervalOfTheDeltaMethod() {
    double ratio = 3 / 2.5;
    double[] off = {2 * (1 - ratio), 0, 0.5 * (2 - ratio)};
    double variance = (off[0] * off[0] + off[2] * off[2]) / 2 / (2.5 / 3) / (2.5 / 3);

    Estimate estimate = Estimator.SNIPS.of(TRIALS, Interval.NORMAL, 0.95);
    assertThat(estimate.high() - estimate.value()).isCloseTo(1.959963985 * Math.sqrt(variance / 3), within(1e-8));
  }

  @Test
  void intervalsAreTheirFormulas() {
    double[] worths = {0, 1, 1, 0, 1};

    Estimate normal = Interval.NORMAL.around(worths, 0.95);
    assertThat(normal.low()).isCloseTo(0.6 - 1.959963985 * Math.sqrt(0.3 / 5), within(1e-8));
    Estimate sure = Interval.EMPIRICAL_BERNSTEIN.around(worths, 0.9);
    double log = Math.log(40);
    assertThat(sure.high()).isCloseTo(0.6 + Math.sqrt(2 * 0.3 * log / 5) + 7 * log / 12, within(1e-12));
    assertThatIllegalArgumentException().isThrownBy(() -> Interval.NORMAL.around(new double[1], 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> Interval.NORMAL.around(worths, 1));
  }

  @Test
  void overlapSaysAsHowManyDecisionsALogCounts() {
    assertThat(Overlap.of(TRIALS)).isEqualTo(new Overlap(3, 6.25 / 4.25, 2, 2.5 / 3, 0.25 / 3));
  }

  @Test
  void aModelIsFittedWithoutTheDecisionThatItIsAskedOf() {
    Logged odd = new Logged(new double[0], new int[] {0}, new double[] {1}, 0, 1_000);
    Logged plain = new Logged(new double[0], new int[] {0}, new double[] {1}, 0, 0);
    CrossFit fit = new CrossFit(List.of(odd, plain, plain, plain), new ArmFeatures(1, 0), 4);

    assertThat(fit.trials(Candidate.always(0))).first().extracting(Trial::foreseen).isEqualTo(0.0);
    assertThat(fit.trials(Candidate.always(0)).get(1).foreseen()).isGreaterThan(200);
  }

  @Test
  void aLoggedDecisionNeedsChancesThatAddUp() {
    int[] arms = {0, 1};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Logged(new double[0], arms, new double[] {0.5, 0.6}, 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Logged(new double[0], arms, new double[] {0, 1}, 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Logged(new double[0], arms, new double[] {1}, 0, 1));
  }

  @Nested
  class AGate {

    private final List<Trial> inForce = trials(1, 0.1, 0);

    @Test
    void letsThroughWhatIsBetterByMoreThanTheMargin() {
      List<Trial> better = trials(1, 0.3, 0);

      assertThat(Gate.USUAL.withMargin(0.19).judge(better, inForce).orElseThrow().get(0).gain().value())
          .isCloseTo(0.2, within(1e-9));
      assertThat(refusal(Gate.USUAL.withMargin(0.201), better)).isInstanceOf(NotBetter.class);
      assertThat(refusal(Gate.USUAL, inForce)).isInstanceOf(NotBetter.class)
          .extracting(Refusal::code).isEqualTo("ai.action.gate.not-better");
    }

    @Test
    void asksForAsManyDecisionsAsItSays() {
      assertThat(refusal(new Gate(0, 0.95, Interval.NORMAL, 401, 0), trials(1, 0.3, 0)))
          .isEqualTo(new TooFewDecisions(400, 401));
      assertThat(Gate.USUAL.judge(List.of(), List.of())).isInstanceOf(Refused.class);
    }

    @Test
    void keepsOutWhatWasNeverTried() {
      assertThat(refusal(Gate.USUAL, trials(1, 0.3, 0.01))).isInstanceOf(Unsupported.class);
    }

    private Refusal refusal(Gate gate, List<Trial> candidate) {
      return ((Refused<Gate.Evidence>) gate.judge(candidate, inForce)).refusal();
    }

    private static List<Trial> trials(double weight, double expected, double unsupported) {
      return new ArrayList<>(Collections.nCopies(400, new Trial(weight, 0.5, 0.5, expected, unsupported)));
    }
  }

  private static double value(Estimator estimator) {
    return estimator.of(TRIALS, Interval.NORMAL, 0.95).value();
  }
}
