package io.crmkit.ai.action.bandit;

/** Chances of arms. */
public final class Chances {

  private Chances() {}

  /**
   * Returns the arm that a number between 0 and 1 falls on.
   *
   * @param shares one for each arm, adding up to 1
   * @param uniform at least 0 and below 1
   */
  public static int pick(double[] shares, double uniform) {
    double left = uniform;
    int last = 0;
    for (int arm = 0; arm < shares.length; arm++) {
      if (shares[arm] > 0) {
        last = arm;
        left -= shares[arm];
        if (left < 0) {
          return arm;
        }
      }
    }
    // the shares may add up to a little less than 1, and then the last arm that has one gets the crumbs
    return last;
  }

  /** Returns the first of the highest rewards. */
  static int best(double[] rewards) {
    int best = 0;
    for (int arm = 1; arm < rewards.length; arm++) {
      best = rewards[arm] > rewards[best] ? arm : best;
    }
    return best;
  }

  static double[] mixed(double[] shares, double epsilon) {
    double[] mixed = new double[shares.length];
    for (int arm = 0; arm < shares.length; arm++) {
      mixed[arm] = (1 - epsilon) * shares[arm] + epsilon / shares.length;
    }
    return mixed;
  }

  static void requireShare(double value, String name) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("%s must be 0 to 1 but was %s".formatted(name, value));
    }
  }

  static void requirePositive(double value, String name) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("%s must be positive but was %s".formatted(name, value));
    }
  }
}
