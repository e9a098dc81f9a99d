package io.crmkit.examples.series;

import io.crmkit.forecast.series.Series;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far the values of a series are apart, and after how many of them a season repeats. */
enum Period {
  YEARLY(Series.NO_SEASON),
  QUARTERLY(4),
  MONTHLY(12),
  WEEKLY(52),
  DAILY(7),
  HOURLY(24),
  OTHER(Series.NO_SEASON);

  private final int season;

  Period(int season) {
    this.season = season;
  }

  int season() {
    return season;
  }

  static Optional<Period> named(String name) {
    String upper = name.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(period -> period.name().equals(upper)).findFirst();
  }
}
