package io.crmkit.forecast.series;

/**
 * An exponential smoothing model on its way through a series: the states and the errors made so far.
 *
 * <p>The recursions of models with additive and with multiplicative errors are the same; they differ in how likely an
 * error is.
 */
final class EtsRun {

  private static final double LEAST_STATE = 1e-12;

  private final EtsForm form;
  private final EtsParameters smoothing;
  private final double[] seasons;
  private double level;
  private double slope;
  private int now;

  private double squares;
  // the product of what was expected; its logarithm is taken before it leaves the range of doubles
  private double product = 1;
  private double logarithms;

  /**
   * Starts a run.
   *
   * @param seasons the states of the season at the start, which the run changes; empty without a season
   */
  EtsRun(EtsForm form, EtsParameters smoothing, double level, double slope, double[] seasons) {
    this.form = form;
    this.smoothing = smoothing;
    this.level = level;
    this.slope = slope;
    this.seasons = seasons;
  }

  /** Goes through all values; returns false if a state or forecast left the range in which the model has a meaning. */
  boolean follow(double[] values) {
    for (double value : values) {
      double trend = level + smoothing.phi() * slope;
      double seasonal = form.isSeasonal() ? seasons[now] : 0;
      double expected = form.seasonMultiplies() ? trend * seasonal : trend + seasonal;
      boolean meaningless = form.errorMultiplies() && expected < LEAST_STATE
          || form.seasonMultiplies() && (seasonal < LEAST_STATE || trend < LEAST_STATE);
      if (meaningless || !(Math.abs(expected) < 1e6)) {
        return false;
      }
      learn(value - expected, expected, trend, seasonal);
    }
    return true;
  }

  private void learn(double error, double expected, double trend, double seasonal) {
    double shown = form.errorMultiplies() ? error / expected : error;
    squares += shown * shown;
    if (form.errorMultiplies()) {
      product *= expected;
      if (product < 1e-200 || product > 1e200) {
        logarithms += Math.log(product);
        product = 1;
      }
    }
    double onLevel = form.seasonMultiplies() ? error / seasonal : error;
    level = trend + smoothing.alpha() * onLevel;
    slope = smoothing.phi() * slope + smoothing.beta() * onLevel;
    if (form.isSeasonal()) {
      seasons[now] = seasonal + smoothing.gamma() * (form.seasonMultiplies() ? error / trend : error);
      now = now + 1 == seasons.length ? 0 : now + 1;
    }
  }

  /** Returns the sum of the squared errors, relative ones if errors multiply. */
  double squares() {
    return squares;
  }

  /** Returns minus twice the logarithm of the likelihood of {@code count} errors, but for a constant. */
  double deviance(int count) {
    double exact = 1e-20 * count; // so that a perfect fit is not infinitely likely
    return count * Math.log(Math.max(squares, exact)) + 2 * (logarithms + Math.log(product));
  }

  /** Returns the level that is expected so many steps ahead, without its season. */
  double trend(int step) {
    return level + slope * damped(step);
  }

  /** Returns the season so many steps ahead; 0 or 1 if there is none, so that it changes nothing. */
  double season(int step) {
    return form.isSeasonal() ? seasons[(now + step - 1) % seasons.length] : 0;
  }

  /** Returns what an error of one does to the expectation so many steps later. */
  double weight(int steps) {
    return smoothing.alpha() + smoothing.beta() * damped(steps);
  }

  double gamma() {
    return smoothing.gamma();
  }

  private double damped(int steps) {
    double phi = smoothing.phi();
    return phi == 1 ? steps : phi * (1 - Math.pow(phi, steps)) / (1 - phi);
  }
}
