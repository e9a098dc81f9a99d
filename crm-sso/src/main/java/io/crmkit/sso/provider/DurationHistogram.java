package io.crmkit.sso.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Times from a millisecond to three weeks in buckets each of which is 4.4 % longer than the one before, so that a median is off
 * by 2.2 % at the most. Not safe for concurrent use.
 */
final class DurationHistogram {

  private static final int PER_DOUBLING = 16;
  private static final int BUCKETS = 31 * PER_DOUBLING;

  private final long[] counts = new long[BUCKETS];
  private long total;

  void add(long millis) {
    double log = Math.log((double) Math.max(1, millis)) / Math.log(2);
    counts[(int) Math.min(BUCKETS - 1, Math.round(log * PER_DOUBLING))]++;
    total++;
  }

  /** Takes in what another one has counted. */
  void merge(DurationHistogram other) {
    for (int at = 0; at < BUCKETS; at++) {
      counts[at] += other.counts[at];
    }
    total += other.total;
  }

  /** Returns the time than which half are not longer; null if there is none. */
  @Nullable Duration median() {
    long left = (total + 1) / 2;
    for (int at = 0; at < BUCKETS && total > 0; at++) {
      left -= counts[at];
      if (left <= 0) {
        return Duration.ofMillis(Math.round(Math.pow(2, (double) at / PER_DOUBLING)));
      }
    }
    return null;
  }
}
