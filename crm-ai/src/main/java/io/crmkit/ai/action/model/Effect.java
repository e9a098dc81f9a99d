package io.crmkit.ai.action.model;

/**
 * By how much an action raises the chance of success, and where that lies with the confidence that was asked for.
 *
 * @param mean −1 to 1
 * @param low the lower end of the interval, from −10 on: whoever knows nothing may say less
 * @param high the upper end of the interval, up to 10
 */
public record Effect(double mean, double low, double high) {

  // what is expected of it is money, and stored as a number
  private static final double FARTHEST = 10;

  public Effect {
    if (!(low <= mean && mean <= high) || Math.abs(mean) > 1) {
      throw new IllegalArgumentException("an effect of %s between %s and %s".formatted(mean, low, high));
    }
    low = Math.max(-FARTHEST, low);
    high = Math.min(FARTHEST, high);
  }

  /** Whether it may be that the action helps. */
  public boolean mayHelp() {
    return high > 0;
  }

  /** Whether the action helps with the confidence that was asked for. */
  public boolean helps() {
    return low > 0;
  }
}
