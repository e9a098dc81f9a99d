package io.crmkit.forecast.series;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Values at equal distances in time, the oldest first: never empty, each of them finite and at most {@value #LARGEST}
 * in magnitude. Values are of any unit, and may be zero or negative.
 */
public final class Series {

  /** The largest magnitude of a value; sums of squares of such values are still finite. */
  public static final double LARGEST = 1e100;

  /** The season of a series that has none. */
  public static final int NO_SEASON = 1;

  private final double[] values;
  private final int season;

  private Series(double[] values, int season) {
    this.values = values;
    this.season = season;
  }

  /**
   * Returns a series.
   *
   * @param values the oldest first
   * @param season after how many values the pattern repeats, such as 12 for months; {@link #NO_SEASON} for none. A
   * series
   *     shorter than that is sound, but its season cannot be told
   * @return the series, or a violation {@code forecast.series-value} with the position of each value that is no number,
   *     infinite or too large, {@code forecast.series-empty} or {@code forecast.series-season}
   */
  public static Validated<Series> of(double[] values, int season) {
    List<Violation> violations = new ArrayList<>();
    if (values.length == 0) {
      violations.add(new Violation("/values", "forecast.series-empty", "a series needs at least one value"));
    }
    if (season < NO_SEASON) {
      violations.add(new Violation("/season", "forecast.series-season",
          "a season is %d or more values long but was %d".formatted(NO_SEASON, season)));
    }
    for (int i = 0; i < values.length; i++) {
      if (!(Math.abs(values[i]) <= LARGEST)) { // so that NaN is refused too
        violations.add(new Violation("/values/" + i, "forecast.series-value",
            "a value is a number from %s to %s but was %s".formatted(-LARGEST, LARGEST, values[i])));
      }
    }
    return violations.isEmpty()
        ? Validated.valid(new Series(values.clone(), season))
        : Validated.invalid(new Violations(violations));
  }

  /** Returns how many values there are. */
  public int length() {
    return values.length;
  }

  /** Returns the value at a position, counted from 0. */
  public double at(int position) {
    return values[position];
  }

  /** Returns a copy of the values. */
  public double[] values() {
    return values.clone();
  }

  /** Returns after how many values the pattern repeats; {@link #NO_SEASON} if there is none. */
  public int season() {
    return season;
  }

  /**
   * Returns the first values of this series.
   *
   * @throws IllegalArgumentException if {@code length} is below 1 or beyond the length of this series
   */
  public Series first(int length) {
    if (length < 1 || length > values.length) {
      throw new IllegalArgumentException("length must be from 1 to %d but was %d".formatted(values.length, length));
    }
    return new Series(Arrays.copyOf(values, length), season);
  }

  /** Returns this series with the same season and other values, which are known to be sound. */
  Series with(double[] sound) {
    return new Series(sound, season);
  }

  Series withoutSeason() {
    return new Series(values, NO_SEASON);
  }

  boolean isPositive() {
    for (double value : values) {
      if (value <= 0) {
        return false;
      }
    }
    return true;
  }

  double largest() {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
