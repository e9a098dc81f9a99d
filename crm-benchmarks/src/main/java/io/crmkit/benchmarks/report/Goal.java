package io.crmkit.benchmarks.report;

import java.util.Locale;

/** What a figure should reach, and what it did reach. */
public record Goal(String wanted, String reached, Verdict verdict) {

  /** Whether a goal was reached; unknown where a figure is missing. */
  public enum Verdict { MET, MISSED, UNKNOWN }

  /** {@code ours} should be at least {@code factor} times {@code theirs}. */
  public static Goal times(String name, double ours, double theirs, double factor) {
    double ratio = ours / theirs;
    return new Goal("≥ %s× %s".formatted(Figures.plain(factor), name), Figures.ratio(ratio), verdict(ratio, factor));
  }

  /** {@code ours} should be at least {@code percent} per cent of {@code theirs}. */
  public static Goal share(String name, double ours, double theirs, int percent) {
    double share = 100 * ours / theirs;
    return new Goal("≥ %d %% of %s".formatted(percent, name), Figures.plain(share) + " %", verdict(share, percent));
  }

  /** {@code ours} should be at most {@code factor} times {@code other}. */
  public static Goal atMostTimes(String name, double ours, double other, double factor) {
    double ratio = ours / other;
    return new Goal("≤ %s× %s".formatted(Figures.plain(factor), name), Figures.ratio(ratio), verdict(factor, ratio));
  }

  /** {@code ours} should be at least {@code bound}. */
  public static Goal atLeast(double bound, double ours, String unit) {
    return new Goal("≥ " + Figures.plain(bound) + " " + unit, Figures.plain(ours) + " " + unit, verdict(ours, bound));
  }

  /** {@code ours} should be at most {@code bound}. */
  public static Goal atMost(double bound, double ours, String unit) {
    return new Goal("≤ " + Figures.plain(bound) + " " + unit, Figures.plain(ours) + " " + unit, verdict(bound, ours));
  }

  private static Verdict verdict(double larger, double smaller) {
    if (Double.isNaN(larger) || Double.isNaN(smaller)) {
      return Verdict.UNKNOWN;
    }
    return larger >= smaller ? Verdict.MET : Verdict.MISSED;
  }

  @Override
  public String toString() {
    return "%s: %s (%s)".formatted(wanted, reached, verdict.name().toLowerCase(Locale.ROOT));
  }
}
