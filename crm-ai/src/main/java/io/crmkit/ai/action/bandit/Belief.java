package io.crmkit.ai.action.bandit;

import java.util.SplittableRandom;

/** What a model believes of the arms of one decision. */
public interface Belief {

  /** Returns the expected reward of each arm. */
  double[] means();

  /** Draws the rewards of all arms together from what they may be. */
  double[] draw(SplittableRandom random);

  /** Returns how many answers the model has learned from. */
  long answers();

  /** Returns the belief that rewards are higher by {@code offsets}, which are certain. */
  default Belief plus(double[] offsets) {
    return new Shifted(this, offsets);
  }
}
