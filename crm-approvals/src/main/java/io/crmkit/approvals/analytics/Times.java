package io.crmkit.approvals.analytics;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Many durations, kept as counts of whole seconds with twelve significant binary digits: sums, the least and the most
 * are exact, quantiles too small by less than one part in 2,048. Merging is exact. Not thread-safe.
 */
final class Times {

  private static final int DIGITS = 12;

  private final TreeMap<Long, Long> counts = new TreeMap<>();
  private long count;
  private Duration sum = Duration.ZERO;
  private Duration least = Duration.ZERO;
  private Duration most = Duration.ZERO;

  void add(Duration time) {
    least = count == 0 || time.compareTo(least) < 0 ? time : least;
    most = time.compareTo(most) > 0 ? time : most;
    count++;
    sum = sum.plus(time);
    counts.merge(bucket(time.toSeconds()), 1L, Long::sum);
  }

  void merge(Times other) {
    if (other.count == 0) {
      return;
    }
    least = count == 0 || other.least.compareTo(least) < 0 ? other.least : least;
    most = other.most.compareTo(most) > 0 ? other.most : most;
    count += other.count;
    sum = sum.plus(other.sum);
    other.counts.forEach((bucket, more) -> counts.merge(bucket, more, Long::sum));
  }

  Duration sum() {
    return sum;
  }

  TimeFigures result() {
    return new TimeFigures(
        count, count == 0 ? Duration.ZERO : sum.dividedBy(count), least, quantile(50), quantile(90), quantile(99), most);
  }

  /** Returns the smallest duration that at least so many per cent do not exceed (nearest rank). */
  private Duration quantile(int percent) {
    long rank = Math.max(1, (count * percent + 99) / 100);
    long seen = 0;
    for (Map.Entry<Long, Long> each : counts.entrySet()) {
      seen += each.getValue();
      if (seen >= rank) {
        Duration value = Duration.ofSeconds(each.getKey());
        return value.compareTo(least) < 0 ? least : value;
      }
    }
    return Duration.ZERO;
  }

  private static long bucket(long seconds) {
    int digits = Long.SIZE - Long.numberOfLeadingZeros(seconds);
    int cut = Math.max(0, digits - DIGITS);
    return seconds >> cut << cut;
  }
}
