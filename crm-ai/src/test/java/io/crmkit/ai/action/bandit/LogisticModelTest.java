package io.crmkit.ai.action.bandit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.ir.Logistic;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogisticModelTest {

  private static final double[] NONE = {};

  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void expectsTheOffsetsBeforeItKnowsAnything() {
    LogisticModel model = LogisticModel.of(new ArmFeatures(2, 0), 1e9);

    double[] means = model.about(NONE, new int[] {1, 0}, new double[] {-2, 0.5}).means();
    assertThat(means).containsExactly(new double[] {Logistic.of(-2), Logistic.of(0.5)}, within(1e-6));
  }

  /** A mean of chances lies nearer to one half than the chance at the mean of log-odds. */
  @Test
  void meansAreThoseOfWhatIsDrawn() {
    LogisticModel model = LogisticModel.of(new ArmFeatures(1, 0), 0.5);
    Belief belief = model.about(NONE, new int[] {0}, new double[] {2});
    double sum = 0;
    for (int i = 0; i < 100_000; i++) {
      sum += belief.draw(random, 1)[0];
    }

    assertThat(belief.means()[0]).isCloseTo(sum / 100_000, within(0.01)).isLessThan(Logistic.of(2) - 0.05);
  }

  @Test
  void learnsHowOftenArmsSucceed() {
    LogisticModel model = LogisticModel.of(new ArmFeatures(2, 0), 1);
    for (int i = 0; i < 2_000; i++) {
      model.learn(i % 2, NONE, 0, random.nextDouble() < (i % 2 == 0 ? 0.1 : 0.6) ? 1 : 0);
    }

    double[] means = model.about(NONE, new int[] {0, 1}, new double[2]).means();
    assertThat(means).containsExactly(new double[] {0.1, 0.6}, within(0.05));
    assertThat(model.answers()).isEqualTo(2_000);
  }

  /** Eight numbers say nothing, and their weights come to be held faster than the constants of arms that differ. */
  @Test
  void holdsFastWhatTheContextDoesNotSay() {
    LogisticModel model = LogisticModel.of(new ArmFeatures(2, 8), 1);
    for (int i = 0; i < 1_000; i++) {
      model.note(i % 2, random.doubles(8, -1, 1).toArray(), 0, random.nextDouble() < (i % 2 == 0 ? 0.1 : 0.6) ? 1 : 0);
    }
    model.settle();

    double[] ridges = model.ridges();
    assertThat(ridges[10]).as("the number 1 of arm 0").isGreaterThan(5);
    assertThat(ridges[9]).as("the constant of arm 0").isLessThan(2);
  }

  @Test
  void takesOneStepForEachAnswerUntilThereAreAQuarterMore() {
    LogisticModel model = LogisticModel.of(new ArmFeatures(1, 0), 1);
    model.learn(0, NONE, 0, 1);

    // two weights of variance 1 for the same constant: the curvature is 1/4 × 2 beside 1, the surprise one half
    assertThat(model.weights()).containsExactly(new double[] {1 / 3.0, 1 / 3.0}, within(1e-12));
  }

  /** Four numbers that are always the same and large: of their weights rounding leaves only the sum. */
  @Test
  void learnsWhereRoundingLeavesNoRoot() {
    LogisticModel model = LogisticModel.of(new ArmFeatures(3, 4), 1e-3);
    double[] large = {1e5, 1e5, 1e5, 1e5};
    for (int i = 0; i < 200; i++) {
      model.note(i % 3, large, 0, i % 2);
    }
    model.settle();

    assertThat(model.about(large, new int[] {0, 1, 2}, new double[3]).means())
        .containsExactly(new double[] {0.5, 0.5, 0.5}, within(0.05));
  }

  @Test
  void refusesWhatCannotBeLearnedFrom() {
    LogisticModel model = LogisticModel.of(new ArmFeatures(1, 1), 1);
    assertThatIllegalArgumentException().isThrownBy(() -> model.learn(0, new double[] {1}, 0, 1.5));
    assertThatIllegalArgumentException().isThrownBy(() -> model.learn(0, new double[] {1}, Double.NaN, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> model.note(0, new double[] {Double.NaN}, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> model.about(new double[1], new int[1], new double[2]));
    assertThatIllegalArgumentException().isThrownBy(() -> LogisticModel.of(new ArmFeatures(1, 1), 0));
  }
}
