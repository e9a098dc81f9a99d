package io.crmkit.ai.action.model;

/**
 * By how much an action raises the chance of success, and where that lies with the confidence that was asked for.
 *
 * @param mean −1 to 1
 * @param low the lower end of the interval
 * @param high the upper end of the interval
 */
public record Effect(double mean, double low, double high) {

  public Effect {
    if (!(low <= mean && mean <= high) || Math.abs(mean) > 1) {
      throw new IllegalArgumentException("an effect of %s between %s and %s".formatted(mean, low, high));
    }
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
