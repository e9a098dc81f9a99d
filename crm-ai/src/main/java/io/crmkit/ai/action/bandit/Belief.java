package io.crmkit.ai.action.bandit;

import java.util.SplittableRandom;

/** What a model believes of the arms of one decision. */
public interface Belief {

  /** Returns the expected reward of each arm. */
  double[] means();

  /**
   * Draws the rewards of all arms together from what they may be.
   *
   * @param spread how far from the means, as a multiple of what is believed; 0 is the means themselves
   */
  double[] draw(SplittableRandom random, double spread);

  /** Returns how many answers the model has learned from. */
  long answers();

  /**
   * Returns the belief in what arms bring more than one of them.
   *
   * @param reference the place of that one
   * @param factors what a difference of 1 is of each arm
   */
  default Belief against(int reference, double[] factors) {
    return new Against(this, reference, factors);
  }

  /** Returns the belief that rewards are higher by {@code offsets}, which are certain. */
  default Belief plus(double[] offsets) {
    return new Shifted(this, offsets);
  }
}
