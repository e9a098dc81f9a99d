package io.crmkit.core.progress;

import io.crmkit.core.Require;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How far a piece of work has come.
 *
 * @param done how many units are done
 * @param total how many there are, if that is known; work may turn out to be more than was thought
 * @param unit what is counted, in the plural, such as {@code rows}
 * @param elapsed since the start, by the clock of the work
 */
public record Progress(long done, @Nullable Long total, String unit, Duration elapsed) {

  public Progress {
    Require.notBlank(unit, "unit");
    Objects.requireNonNull(elapsed, "elapsed");
    if (done < 0 || (total != null && total < 0)) {
      throw new IllegalArgumentException("done and total must not be negative but were " + done + " and " + total);
    }
  }

  /** Returns the part that is done, from 0 to 1, if the total is known. */
  public OptionalDouble fraction() {
    if (total == null) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(total == 0 ? 1 : Math.min(1, (double) done / total));
  }

  /** Returns how long the rest takes at the pace so far, if there is a pace and a total to tell it from. */
  public Optional<Duration> remaining() {
    if (total == null || done == 0) {
      return Optional.empty();
    }
    BigInteger left = BigInteger.valueOf(Math.max(0, total - done));
    BigInteger millis = BigInteger.valueOf(elapsed.toMillis()).multiply(left).divide(BigInteger.valueOf(done));
    return Optional.of(Duration.ofMillis(millis.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue()));
  }

  /** Returns the units done in a second; nothing before the first millisecond has passed. */
  public OptionalDouble perSecond() {
    long millis = elapsed.toMillis();
    return millis <= 0 ? OptionalDouble.empty() : OptionalDouble.of(done * 1000.0 / millis);
  }
}
