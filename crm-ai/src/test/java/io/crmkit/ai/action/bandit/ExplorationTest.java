package io.crmkit.ai.action.bandit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.action.bandit.Exploration.Greedy;
import io.crmkit.ai.action.bandit.Exploration.SquareCb;
import io.crmkit.ai.action.bandit.Exploration.Thompson;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExplorationTest {

  private static final double[] NONE = {};
  private static final int[] THREE = {0, 1, 2};

  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void weighsInverselyByTheGapAsThePaperSays() {
    Belief belief = new Known(new double[] {0.5, 0.2, 0.5}, 99);

    double[] shares = new SquareCb(10, 0.5, 0).shares(belief, random);
    assertThat(shares[1]).isCloseTo(1 / (3 + 100 * 0.3), within(1e-12));
    assertThat(shares[2]).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(shares[0]).isCloseTo(1 - shares[1] - shares[2], within(1e-12));
  }

  @Test
  void mixesInAnEvenChance() {
    Belief belief = new Known(new double[] {0, 1}, 0);

    assertThat(new Greedy(0.2).shares(belief, random)).containsExactly(0.1, 0.9);
    assertThat(new Greedy(0).shares(belief, random)).containsExactly(0, 1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Greedy(1.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new SquareCb(0, 0.5, 0));
  }

  @Test
  void samplesAsOftenAsAnArmMayBeTheBest() {
    LinearModel model = LinearModel.of(new ArmFeatures(3, 0), 1);
    double[] before = new Thompson(3_000, 0).shares(model.about(NONE, THREE), random);
    for (int i = 0; i < 500; i++) {
      model.learn(0, NONE, 0.8, 1);
      model.learn(1, NONE, 0.2, 1);
      model.learn(2, NONE, 0.2, 1);
    }
    double[] after = new Thompson(3_000, 0).shares(model.about(NONE, THREE), random);

    assertThat(before).containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(0.05));
    assertThat(after[0]).isGreaterThan(0.99);
    assertThat(after[1]).isPositive();
  }

  @Test
  void addsWhatIsCertain() {
    Belief belief = new Known(new double[] {0, 1}, 7).plus(new double[] {5, -1});

    assertThat(belief.means()).containsExactly(5, 0);
    assertThat(belief.draw(random, 1)).containsExactly(5, 0);
    assertThat(belief.answers()).isEqualTo(7);
  }

  @Test
  void setsArmsAgainstOneOfThemEachInItsOwnUnit() {
    Belief belief = new Known(new double[] {0.3, 0.5, 0.25}, 7).against(0, new double[] {9, 10, 4});

    assertThat(belief.means()).containsExactly(new double[] {0, 2, -0.2}, within(1e-12));
    assertThat(belief.draw(random, 1)).containsExactly(belief.means());
    assertThat(belief.answers()).isEqualTo(7);
    assertThatIllegalArgumentException().isThrownBy(() -> belief.against(3, new double[3]));
    assertThatIllegalArgumentException().isThrownBy(() -> belief.against(0, new double[2]));
  }

  @Test
  void drawsFromHalfTheSpreadUnlessToldOtherwise() {
    LinearModel model = LinearModel.of(new ArmFeatures(2, 0), 1);
    model.learn(0, NONE, 0.7, 1);
    Belief belief = model.about(NONE, new int[] {0, 1});
    double whole = new Thompson(20_000, 0, 1.0).shares(belief, random)[0];

    assertThat(new Thompson(20_000, 0).shares(belief, random)[0]).isGreaterThan(whole + 0.05);
    assertThat(new Thompson(20_000, 0, null).shares(belief, random)[0]).isCloseTo(whole, within(0.02));
    assertThat(belief.draw(random, 0)).containsExactly(belief.means());
    assertThatIllegalArgumentException().isThrownBy(() -> new Thompson(1, 0, 0.0));
  }

  @Test
  void picksByTheSharesAndNeverWhatHasNone() {
    double[] shares = {0, 0.25, 0, 0.75, 0};

    assertThat(Chances.pick(shares, 0)).isEqualTo(1);
    assertThat(Chances.pick(shares, 0.25)).isEqualTo(3);
    assertThat(Chances.pick(shares, Math.nextDown(1.0))).isEqualTo(3);
    assertThat(Chances.pick(new double[] {0.5, 0.25, 0}, 0.9)).isEqualTo(1);
  }

  @Test
  void refusesRewardsThatCannotBeLearnedFrom() {
    LinearModel model = LinearModel.of(new ArmFeatures(1, 1), 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.learn(0, new double[] {1}, Double.NaN, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.learn(0, new double[] {Double.NaN}, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> model.learn(1, new double[] {1}, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new ArmFeatures(100, 100));
  }

  private static final class Known implements Belief {

    private final double[] means;
    private final long answers;

    Known(double[] means, long answers) {
      this.means = means;
      this.answers = answers;
    }

    @Override
    public double[] means() {
      return means.clone();
    }

    @Override
    public long answers() {
      return answers;
    }

    @Override
    public double[] draw(SplittableRandom random, double spread) {
      return means;
    }
  }
}
