package io.crmkit.ai.action.evaluation;

import java.util.Arrays;

/** One decision whose answer is known. Immutable. */
public final class Logged {

  private static final double ROUNDING = 1e-9;

  private final double[] context;
  private final int[] arms;
  private final double[] shares;
  private final int chosen;
  private final double reward;

  /**
   * Makes a decision.
   *
   * @param context the numbers that described the case
   * @param arms the arms that could be chosen, by their numbers, without repeats
   * @param shares the chance that each of them had, in the same order; that of the chosen one is above 0
   * @param chosen the place of the chosen one in {@code arms}
   * @param reward what it brought
   */
  public Logged(double[] context, int[] arms, double[] shares, int chosen, double reward) {
    this.context = context.clone();
    this.arms = arms.clone();
    this.shares = shares.clone();
    this.chosen = chosen;
    this.reward = reward;
    if (arms.length == 0 || shares.length != arms.length || chosen < 0 || chosen >= arms.length) {
      throw new IllegalArgumentException("%d shares for %d arms, and the one at %d was chosen".formatted(
          shares.length, arms.length, chosen));
    }
    if (!(shares[chosen] > 0) || Math.abs(Arrays.stream(shares).sum() - 1) > ROUNDING) {
      throw new IllegalArgumentException(
          "shares must add up to 1 and the chosen one must have some: " + Arrays.toString(shares));
    }
    if (!Double.isFinite(reward)) {
      throw new IllegalArgumentException("reward must be finite but was " + reward);
    }
  }

  /** Returns the numbers that described the case. */
  public double[] context() {
    return context.clone();
  }

  /** Returns the arms that could be chosen. */
  public int[] arms() {
    return arms.clone();
  }

  /** Returns the chance of each arm. */
  public double[] shares() {
    return shares.clone();
  }

  /** Returns the place of the chosen arm. */
  public int chosen() {
    return chosen;
  }

  /** Returns what it brought. */
  public double reward() {
    return reward;
  }

  /** Returns the number of the chosen arm. */
  public int arm() {
    return arms[chosen];
  }

  /** Returns the chance that the chosen arm had. */
  public double share() {
    return shares[chosen];
  }
}
