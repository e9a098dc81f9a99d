package io.crmkit.forecast.accuracy;

import java.util.OptionalDouble;

/**
 * Collects how far forecasts of whole series were off, compared with how hard each series is to forecast.
 *
 * <p>The mean absolute scaled error (MASE) of a series is its mean absolute error over that of the seasonal naive
 * method within the training part; here it is averaged over series, each counting the same. Source: R. J. Hyndman and
 * A. B. Koehler, Another look at measures of forecast accuracy, International Journal of Forecasting 22 (2006).
 *
 * <p>Collectors of parts can be merged: whatever the order and the parts, the result has the same bits. Not for several
 * threads at once.
 */
public final class ScaledErrors {

  private final ExactSum sum = new ExactSum();
  private long scaled;
  private long unscaled;

  /**
   * Adds the forecasts of a series.
   *
   * @param training what was known, at least one value
   * @param season after how many values the pattern repeats; 1 for none
   * @param actuals what came, at least one value
   * @param forecasts as many as {@code actuals}
   * @return this
   * @throws IllegalArgumentException if lengths do not fit or a number is none or beyond {@link PointErrors#LARGEST}
   */
  public ScaledErrors add(double[] training, int season, double[] actuals, double[] forecasts) {
    if (actuals.length == 0 || actuals.length != forecasts.length) {
      throw new IllegalArgumentException("there must be as many forecasts as actual values, and at least one, "
          + "but there were %d and %d".formatted(forecasts.length, actuals.length));
    }
    OptionalDouble scale = scale(training, season);
    ExactSum errors = new ExactSum();
    for (int i = 0; i < actuals.length; i++) {
      PointErrors.requireSound(actuals[i], "actual");
      PointErrors.requireSound(forecasts[i], "forecast");
      errors.add(Math.abs(forecasts[i] - actuals[i]));
    }
    double ratio = errors.value() / actuals.length / scale.orElse(1);
    if (scale.isPresent() && Double.isFinite(ratio)) {
      sum.add(ratio);
      scaled++;
    } else {
      unscaled++;
    }
    return this;
  }

  /** Adds all that {@code other} has collected, and returns this. */
  public ScaledErrors merge(ScaledErrors other) {
    sum.addAll(other.sum);
    scaled += other.scaled;
    unscaled += other.unscaled;
    return this;
  }

  /** Returns the mean MASE of the series that have a scale; empty if none has. */
  public OptionalDouble mase() {
    return scaled == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum.value() / scaled);
  }

  /** Returns how many series have a scale and count. */
  public long scaled() {
    return scaled;
  }

  /** Returns how many series do not count because their training part never changes, or is a single value. */
  public long unscaled() {
    return unscaled;
  }

  /**
   * Returns the mean absolute error of the seasonal naive method within a training part, in the unit of its values. A
   * part that is not longer than a season is compared with the value before.
   *
   * @return the scale, or empty if that is zero or there is only one value
   */
  public static OptionalDouble scale(double[] training, int season) {
    if (training.length == 0 || season < 1) {
      throw new IllegalArgumentException("a scale needs values and a season of 1 or more but has %d and %d"
          .formatted(training.length, season));
    }
    int lag = training.length > season ? season : 1;
    ExactSum changes = new ExactSum();
    for (int i = 0; i < training.length; i++) {
      PointErrors.requireSound(training[i], "training value");
      changes.add(i < lag ? 0 : Math.abs(training[i] - training[i - lag]));
    }
    double scale = changes.value() / Math.max(1, training.length - lag);
    return scale > 0 ? OptionalDouble.of(scale) : OptionalDouble.empty();
  }
}
