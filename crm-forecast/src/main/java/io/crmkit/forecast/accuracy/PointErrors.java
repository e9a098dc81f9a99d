package io.crmkit.forecast.accuracy;

import java.util.Optional;

/**
 * Collects how far forecasts of single values were off.
 *
 * <p>Collectors of parts can be merged: whatever the order and the parts, the result has the same bits. Not for several
 * threads at once.
 */
public final class PointErrors {

  /** The largest magnitude of an actual value and of a forecast. */
  public static final double LARGEST = 1e140;

  private long count;
  private final ExactSum errors = new ExactSum();
  private final ExactSum magnitudes = new ExactSum();
  private final ExactSum squares = new ExactSum();
  private final ExactSum percentages = new ExactSum();
  private final ExactSum actuals = new ExactSum();

  /**
   * Adds a forecast and what came of it, in the same unit.
   *
   * @return this
   * @throws IllegalArgumentException if one of them is no number or beyond {@link #LARGEST}
   */
  public PointErrors add(double actual, double forecast) {
    requireSound(actual, "actual");
    requireSound(forecast, "forecast");
    double error = forecast - actual;
    count++;
    errors.add(error);
    magnitudes.add(Math.abs(error));
    squares.add(error * error);
    percentages.add(symmetricPercentage(actual, forecast));
    actuals.add(Math.abs(actual));
    return this;
  }

  /** Adds all that {@code other} has collected, and returns this. */
  public PointErrors merge(PointErrors other) {
    count += other.count;
    errors.addAll(other.errors);
    magnitudes.addAll(other.magnitudes);
    squares.addAll(other.squares);
    percentages.addAll(other.percentages);
    actuals.addAll(other.actuals);
    return this;
  }

  /** Returns how accurate the forecasts were; empty if there were none. */
  public Optional<PointAccuracy> result() {
    return count == 0 ? Optional.empty() : Optional.of(new PointAccuracy(
        count, errors.value() / count, magnitudes.value() / count, Math.sqrt(squares.value() / count),
        percentages.value() / count, actuals.value() / count));
  }

  static void requireSound(double value, String name) {
    if (!(Math.abs(value) <= LARGEST)) {
      throw new IllegalArgumentException(
          "%s must be a number from %s to %s but was %s".formatted(name, -LARGEST, LARGEST, value));
    }
  }

  private static double symmetricPercentage(double actual, double forecast) {
    double size = Math.abs(actual) + Math.abs(forecast);
    return size == 0 ? 0 : 200 * (Math.abs(forecast - actual) / size);
  }
}
