package io.crmkit.testkit.ai.action;

import io.crmkit.ai.action.bandit.Chances;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A made-up crowd whose true rewards are known: contexts are uniform between -1 and 1, the reward of an arm is 1 with
 * some chance and else 0.
 */
final class Crowd {

  /** How the chance of a reward comes of the context. */
  enum Shape { LINEAR, LOGISTIC, SAME_FOR_ALL, STEPS }

  private final Shape shape;
  private final double[][] tastes;

  Crowd(Shape shape, int arms, int context, SplittableRandom random) {
    this.shape = shape;
    this.tastes = IntStream.range(0, arms)
        .mapToObj(arm -> random.doubles(context + 1, -1, 1).toArray()).toArray(double[][]::new);
  }

  double[] context(SplittableRandom random) {
    return random.doubles(tastes[0].length - 1, -1, 1).toArray();
  }

  double chance(int arm, double[] context) {
    double[] taste = tastes[arm];
    double sum = taste[0];
    for (int i = 0; i < context.length; i++) {
      sum += taste[i + 1] * context[i];
    }
    return switch (shape) {
      case LINEAR -> Math.max(0, Math.min(1, 0.5 + 0.2 * sum));
      case LOGISTIC -> 1 / (1 + Math.exp(1 - 2 * sum));
      case SAME_FOR_ALL -> 0.3 + 0.2 * taste[0];
      case STEPS -> sum > 0.5 ? 0.8 : sum > -0.5 ? 0.4 : 0.1;
    };
  }

  double best(double[] context) {
    return IntStream.range(0, tastes.length).mapToDouble(arm -> chance(arm, context)).max().orElseThrow();
  }

  static int draw(double[] shares, SplittableRandom random) {
    return Chances.pick(shares, random.nextDouble());
  }
}
