package io.crmkit.dedupe.ask;

import java.util.Locale;

/**
 * A share that is estimated.
 *
 * @param low from here on it is with 97.5 %
 * @param middle the best guess
 * @param high up to here it is with 97.5 %
 */
public record Interval(double low, double middle, double high) {

  private static final double LIMIT = 1.96;
  private static final double SMALLEST = 1e-12;

  public Interval {
    if (!(low >= 0 && low <= middle && middle <= high && high <= 1)) {
      throw new IllegalArgumentException("an interval needs 0 <= low <= middle <= high <= 1 but has %s, %s, %s"
          .formatted(low, middle, high));
    }
  }

  /** Returns the interval of Wilson (1927) for a share that is as certain as if so many had been looked at. */
  static Interval of(double share, double variance) {
    double looked = share * (1 - share) / Math.max(variance, SMALLEST);
    double square = LIMIT * LIMIT / Math.max(looked, SMALLEST);
    double center = (share + square / 2) / (1 + square);
    double half = Math.sqrt(square * share * (1 - share) + square * square / 4) / (1 + square);
    double low = Math.max(0, Math.min(share, center - half));
    return new Interval(low, share, Math.min(1, Math.max(share, center + half)));
  }

  public boolean contains(double share) {
    return share >= low && share <= high;
  }

  /** Returns {@code 0.931 (0.902-0.955)}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.3f (%.3f-%.3f)", middle, low, high);
  }
}
