package io.crmkit.ai.action.bandit;

import java.util.SplittableRandom;

/** What arms bring more than one of them, each in its own unit. */
final class Against implements Belief {

  private final Belief belief;
  private final int reference;
  private final double[] factors;

  Against(Belief belief, int reference, double[] factors) {
    this.belief = belief;
    this.reference = reference;
    this.factors = factors.clone();
    if (factors.length != belief.means().length || reference < 0 || reference >= factors.length) {
      throw new IllegalArgumentException("%d factors and reference %d for %d arms".formatted(
          factors.length, reference, belief.means().length));
    }
  }

  @Override
  public double[] means() {
    return differences(belief.means());
  }

  @Override
  public double[] draw(SplittableRandom random, double spread) {
    return differences(belief.draw(random, spread));
  }

  @Override
  public long answers() {
    return belief.answers();
  }

  private double[] differences(double[] rewards) {
    double[] differences = new double[rewards.length];
    for (int arm = 0; arm < rewards.length; arm++) {
      differences[arm] = factors[arm] * (rewards[arm] - rewards[reference]);
    }
    return differences;
  }
}
