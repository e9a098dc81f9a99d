package io.crmkit.testkit.ai.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.action.bandit.ArmFeatures;
import io.crmkit.ai.action.bandit.Belief;
import io.crmkit.ai.action.bandit.Exploration;
import io.crmkit.ai.action.bandit.Exploration.SquareCb;
import io.crmkit.ai.action.bandit.Exploration.Thompson;
import io.crmkit.ai.action.bandit.LinearModel;
import io.crmkit.ai.action.bandit.LogisticModel;
import java.util.SplittableRandom;
import java.util.function.Supplier;
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
  /** Linear models are quick, and the mean over few seeds is a chance one. */
  private static final int MANY_SEEDS = 4 * SEEDS;
  private static final int ROUNDS = 4_000;
  private static final double AT_MOST = 1.05;
  private static final int[] ALL = IntStream.range(0, ARMS).toArray();
  private static final Thompson THOMPSON = new Thompson(100, 0);

  @ParameterizedTest
  @EnumSource(Crowd.Shape.class)
  void ofSquareCbIsThatOfTheReferenceOrLess(Crowd.Shape shape) {
    assertIsAtMostThatOfTheReference(shape, "SquareCB, linear", SquareCb.USUAL, Linear::new, MANY_SEEDS);
  }

  @ParameterizedTest
  @EnumSource(Crowd.Shape.class)
  void ofThompsonSamplingIsThatOfTheReferenceOrLess(Crowd.Shape shape) {
    assertIsAtMostThatOfTheReference(shape, "Thompson sampling, linear", THOMPSON, Linear::new, MANY_SEEDS);
  }

  @ParameterizedTest
  @EnumSource(Crowd.Shape.class)
  void ofSquareCbOverALogisticModelIsThatOfTheReferenceOrLess(Crowd.Shape shape) {
    assertIsAtMostThatOfTheReference(shape, "SquareCB, logistic", SquareCb.USUAL, Logit::new, SEEDS);
  }

  @ParameterizedTest
  @EnumSource(Crowd.Shape.class)
  void ofThompsonSamplingOverALogisticModelIsThatOfTheReferenceOrLess(Crowd.Shape shape) {
    assertIsAtMostThatOfTheReference(shape, "Thompson sampling, logistic", THOMPSON, Logit::new, SEEDS);
  }

  private interface Learner {
    Belief about(double[] context);

    void learn(int arm, double[] context, double reward);
  }

  private static final class Linear implements Learner {

    private final LinearModel model = LinearModel.of(new ArmFeatures(ARMS, CONTEXT), 1);

    @Override
    public Belief about(double[] context) {
      return model.about(context, ALL);
    }

    @Override
    public void learn(int arm, double[] context, double reward) {
      model.learn(arm, context, reward, 1);
    }
  }

  private static final class Logit implements Learner {

    private final LogisticModel model = LogisticModel.of(new ArmFeatures(ARMS, CONTEXT), 1);

    @Override
    public Belief about(double[] context) {
      return model.about(context, ALL, new double[ARMS]);
    }

    @Override
    public void learn(int arm, double[] context, double reward) {
      model.learn(arm, context, 0, reward);
    }
  }

  private static void assertIsAtMostThatOfTheReference(
      Crowd.Shape shape, String name, Exploration exploration, Supplier<Learner> learners, int seeds) {
    double ours = IntStream.range(0, seeds).mapToDouble(seed -> of(shape, seed, exploration, learners.get()))
        .average().orElseThrow();
    double reference = IntStream.range(0, seeds).mapToDouble(seed -> ofReference(shape, seed)).average().orElseThrow();
    System.out.printf("%s: %s %.1f, reference %.1f, ratio %.2f, %d seeds%n",
        shape, name, ours, reference, ours / reference, seeds);

    assertThat(ours).isPositive().isLessThanOrEqualTo(AT_MOST * reference);
  }

  private static double of(Crowd.Shape shape, int seed, Exploration exploration, Learner learner) {
    SplittableRandom random = new SplittableRandom(seed);
    Crowd crowd = new Crowd(shape, ARMS, CONTEXT, random);
    double regret = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double[] context = crowd.context(random);
      int arm = Crowd.draw(exploration.shares(learner.about(context), random), random);
      learner.learn(arm, context, random.nextDouble() < crowd.chance(arm, context) ? 1 : 0);
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
