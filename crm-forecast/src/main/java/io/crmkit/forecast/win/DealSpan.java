package io.crmkit.forecast.win;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long a deal lived.
 *
 * @param opened the day of age 0
 * @param closed when it ended, not before it opened; null while it is open
 */
public record DealSpan(LocalDate opened, @Nullable LocalDate closed, Ending ending) {

  public DealSpan {
    if ((closed == null) != (ending == Ending.OPEN)) {
      throw new IllegalArgumentException("a deal has a closing day when it has ended but was %s with %s"
          .formatted(ending, closed));
    }
    if (closed != null && closed.isBefore(opened)) {
      throw new IllegalArgumentException("a deal that opened on %s cannot close on %s".formatted(opened, closed));
    }
  }
}
