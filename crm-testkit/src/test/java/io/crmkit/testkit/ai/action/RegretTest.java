package io.crmkit.testkit.ai.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.action.bandit.ArmFeatures;
import io.crmkit.ai.action.bandit.Exploration;
import io.crmkit.ai.action.bandit.Exploration.SquareCb;
import io.crmkit.ai.action.bandit.Exploration.Thompson;
import io.crmkit.ai.action.bandit.LinearModel;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What exploration costs, beside SquareCB with the settings of Vowpal Wabbit, on crowds whose true rewards are known.
 */
class RegretTest {

  private static final int ARMS = 5;
  private static final int CONTEXT = 4;
  private static final int SEEDS = 2 * Integer.getInteger("crmkit.seeds", 2);
  private static final int ROUNDS = 4_000;
  private static final double AT_MOST = 1.05;

  @ParameterizedTest
  @EnumSource(Crowd.Shape.class)
  void ofSquareCbIsThatOfTheReferenceOrLess(Crowd.Shape shape) {
    double ours = mean(shape, SquareCb.USUAL);
    double reference = IntStream.range(0, SEEDS).mapToDouble(seed -> ofReference(shape, seed)).average().orElseThrow();
    print(shape, "SquareCB", ours, reference);

    assertThat(ours).isPositive().isLessThanOrEqualTo(AT_MOST * reference);
  }

  /** Where the context says nothing, it goes on asking longer: 1.8 times the regret of the reference there. */
  @ParameterizedTest
  @EnumSource(value = Crowd.Shape.class, names = "SAME_FOR_ALL", mode = EnumSource.Mode.EXCLUDE)
  void ofThompsonSamplingIsThatOfTheReferenceOrLessWhereTheContextCounts(Crowd.Shape shape) {
    double ours = mean(shape, new Thompson(100, 0));
    double reference = IntStream.range(0, SEEDS).mapToDouble(seed -> ofReference(shape, seed)).average().orElseThrow();
    print(shape, "Thompson sampling", ours, reference);

    assertThat(ours).isPositive().isLessThanOrEqualTo(AT_MOST * reference);
  }

  private static void print(Crowd.Shape shape, String name, double ours, double reference) {
    System.out.printf("%s: %s %.1f, reference %.1f, ratio %.2f%n", shape, name, ours, reference, ours / reference);
  }

  private static double mean(Crowd.Shape shape, Exploration exploration) {
    return IntStream.range(0, SEEDS).mapToDouble(seed -> of(shape, seed, exploration)).average().orElseThrow();
  }

  private static double of(Crowd.Shape shape, int seed, Exploration exploration) {
    SplittableRandom random = new SplittableRandom(seed);
    Crowd crowd = new Crowd(shape, ARMS, CONTEXT, random);
    LinearModel model = LinearModel.of(new ArmFeatures(ARMS, CONTEXT), 1);
    int[] all = IntStream.range(0, ARMS).toArray();
    double regret = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double[] context = crowd.context(random);
      int arm = Crowd.draw(exploration.shares(model.about(context, all), random), random);
      model.learn(arm, context, random.nextDouble() < crowd.chance(arm, context) ? 1 : 0, 1);
      regret += crowd.best(context) - crowd.chance(arm, context);
    }
    return regret;
  }

  private static double ofReference(Crowd.Shape shape, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Crowd crowd = new Crowd(shape, ARMS, CONTEXT, random);
    ReferenceSquareCb reference = new ReferenceSquareCb(ARMS, CONTEXT);
    double regret = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double[] context = crowd.context(random);
      int arm = Crowd.draw(reference.shares(context), random);
      double cost = random.nextDouble() < crowd.chance(arm, context) ? -1 : 0;
      reference.learn(arm, context, cost);
      regret += crowd.best(context) - crowd.chance(arm, context);
    }
    return regret;
  }
}
