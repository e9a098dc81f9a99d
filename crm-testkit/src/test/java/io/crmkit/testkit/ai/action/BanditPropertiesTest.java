package io.crmkit.testkit.ai.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.action.bandit.ArmFeatures;
import io.crmkit.ai.action.bandit.Belief;
import io.crmkit.ai.action.bandit.Exploration;
import io.crmkit.ai.action.bandit.Exploration.SquareCb;
import io.crmkit.ai.action.bandit.LinearModel;
import io.crmkit.ai.action.bandit.LogisticModel;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** What holds of chances and of the model whatever it has learned; the reference solves the normal equations. */
class BanditPropertiesTest {

  private static final int CONTEXT = 2;

  @Property
  void chancesAddUpToOneAndAreTheSameForTheSameSeed(
      @ForAll("explorations") Exploration exploration, @ForAll @IntRange(min = 1, max = 6) int arms,
      @ForAll @IntRange(max = 40) int answers, @ForAll boolean isLogistic, @ForAll long seed) {
    double[] context = {0.5, -1};
    int[] all = IntStream.range(0, arms).toArray();
    Belief belief = isLogistic
        ? asked(arms, answers, seed).about(context, all, new double[arms])
        : taught(arms, answers, seed).about(context, all);
    double[] shares = exploration.shares(belief, new SplittableRandom(seed));

    assertThat(shares).hasSize(arms);
    assertThat(Arrays.stream(shares)).allMatch(share -> share >= 0 && share <= 1 + 1e-12);
    assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
    assertThat(exploration.shares(belief, new SplittableRandom(seed))).isEqualTo(shares);
    Statistics.label("exploration").collect(exploration.getClass().getSimpleName());
    Statistics.label("exploration").coverage(seen -> {
      seen.check("Greedy").percentage(share -> share > 6);
      seen.check("SquareCb").percentage(share -> share > 6);
      seen.check("Thompson").percentage(share -> share > 6);
    });
  }

  @Property
  void anArmThatLooksBetterHasNoLessChance(@ForAll @IntRange(min = 2, max = 6) int arms,
      @ForAll @IntRange(max = 40) int answers, @ForAll long seed) {
    Belief belief = taught(arms, answers, seed).about(new double[] {1, 0}, IntStream.range(0, arms).toArray());
    double[] means = belief.means();
    double[] shares = SquareCb.USUAL.shares(belief, new SplittableRandom(seed));

    for (int one = 0; one < arms; one++) {
      for (int other = 0; other < arms; other++) {
        if (means[one] > means[other]) {
          assertThat(shares[one]).isGreaterThanOrEqualTo(shares[other] - 1e-12);
        }
      }
    }
  }

  @Property
  void theModelIsTheSolutionOfTheNormalEquations(@ForAll @IntRange(min = 1, max = 3) int arms,
      @ForAll @IntRange(max = 30) int answers, @ForAll long seed) {
    ArmFeatures features = new ArmFeatures(arms, CONTEXT);
    LinearModel model = taught(arms, answers, seed);

    assertThat(model.answers()).isEqualTo(answers);
    assertThat(model.weights()).containsExactly(solved(features, answers, seed), within(1e-8));
  }

  /** Where the slope of the posterior is nothing, for the ridges that it has come to. */
  @Property
  void theLogisticModelIsAtTheModeOfItsPosterior(@ForAll @IntRange(min = 1, max = 3) int arms,
      @ForAll @IntRange(max = 60) int answers, @ForAll long seed) {
    LogisticModel model = asked(arms, answers, seed);
    model.settle();
    double[] slope = new double[model.weights().length];
    for (int i = 0; i < slope.length; i++) {
      slope[i] = -model.ridges()[i] * model.weights()[i];
    }
    ArmFeatures features = new ArmFeatures(arms, CONTEXT);
    SplittableRandom random = new SplittableRandom(seed);
    for (int answer = 0; answer < answers; answer++) {
      Asked asked = new Asked(arms, random);
      double[] row = features.row(asked.arm, asked.context);
      double margin = asked.offset;
      for (int i = 0; i < row.length; i++) {
        margin += row[i] * model.weights()[i];
      }
      for (int i = 0; i < row.length; i++) {
        slope[i] += row[i] * (asked.reward - 1 / (1 + Math.exp(-margin)));
      }
    }

    assertThat(Arrays.stream(slope)).allMatch(each -> Math.abs(each) < 1e-8);
    assertThat(Arrays.stream(model.ridges())).allMatch(ridge -> ridge > 0);
    Statistics.collect(model.ridges()[1] > 0.5 ? "tighter than given" : "not");
    Statistics.coverage(seen -> seen.check("tighter than given").percentage(share -> share > 5));
  }

  /** One answer of a made-up log. */
  private static final class Asked {

    private final int arm;
    private final double[] context;
    private final double offset;
    private final double reward;

    Asked(int arms, SplittableRandom random) {
      arm = random.nextInt(arms);
      context = random.doubles(CONTEXT, -1, 1).toArray();
      offset = random.nextDouble(-2, 2);
      reward = random.nextInt(4) == 0 ? random.nextDouble() : random.nextInt(2);
    }
  }

  private static LogisticModel asked(int arms, int answers, long seed) {
    LogisticModel model = LogisticModel.of(new ArmFeatures(arms, CONTEXT), 0.5);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < answers; i++) {
      Asked asked = new Asked(arms, random);
      model.learn(asked.arm, asked.context, asked.offset, asked.reward);
    }
    return model;
  }

  private static LinearModel taught(int arms, int answers, long seed) {
    LinearModel model = LinearModel.of(new ArmFeatures(arms, CONTEXT), 0.5);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < answers; i++) {
      model.learn(random.nextInt(arms), random.doubles(CONTEXT, -1, 1).toArray(), random.nextDouble(-1, 1),
          random.nextDouble(0.1, 2));
    }
    return model;
  }

  private static double[] solved(ArmFeatures features, int answers, long seed) {
    int size = features.size();
    double[][] system = new double[size][size + 1];
    for (int i = 0; i < size; i++) {
      system[i][i] = 0.5;
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int answer = 0; answer < answers; answer++) {
      double[] row = features.row(random.nextInt(features.arms()), random.doubles(CONTEXT, -1, 1).toArray());
      double reward = random.nextDouble(-1, 1);
      double weight = random.nextDouble(0.1, 2);
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          system[i][j] += weight * row[i] * row[j];
        }
        system[i][size] += weight * row[i] * reward;
      }
    }
    return eliminated(system);
  }

  private static double[] eliminated(double[][] system) {
    int size = system.length;
    for (int pivot = 0; pivot < size; pivot++) {
      for (int row = 0; row < size; row++) {
        double factor = row == pivot ? 0 : system[row][pivot] / system[pivot][pivot];
        for (int column = 0; column <= size; column++) {
          system[row][column] -= factor * system[pivot][column];
        }
      }
    }
    return IntStream.range(0, size).mapToDouble(i -> system[i][size] / system[i][i]).toArray();
  }

  @Provide
  Arbitrary<Exploration> explorations() {
    return ActionArbitraries.explorations();
  }
}
