package io.crmkit.ai.action.bandit;

import java.util.SplittableRandom;

/** A belief and something certain on top of it. */
final class Shifted implements Belief {

  private final Belief belief;
  private final double[] offsets;

  Shifted(Belief belief, double[] offsets) {
    this.belief = belief;
    this.offsets = offsets.clone();
    if (offsets.length != belief.means().length) {
      throw new IllegalArgumentException("%d offsets for %d arms".formatted(offsets.length, belief.means().length));
    }
  }

  @Override
  public double[] means() {
    return sum(belief.means());
  }

  @Override
  public double[] draw(SplittableRandom random, double spread) {
    return sum(belief.draw(random, spread));
  }

  @Override
  public long answers() {
    return belief.answers();
  }

  private double[] sum(double[] rewards) {
    double[] sum = rewards.clone();
    for (int arm = 0; arm < sum.length; arm++) {
      sum[arm] += offsets[arm];
    }
    return sum;
  }
}
