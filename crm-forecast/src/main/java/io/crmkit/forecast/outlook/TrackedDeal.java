package io.crmkit.forecast.outlook;

import io.crmkit.core.Require;
import io.crmkit.forecast.win.DealSpan;
import io.crmkit.forecast.win.Ending;
import java.time.LocalDate;

/**
 * A deal over its life, or as far as it is known.
 *
 * @param owner who sells it
 * @param product what is sold; deals of one product are worth about the same
 * @param listAmount what it is worth by the price list, in minor units
 * @param wonAmount what it brought, in minor units; 0 unless it was won
 */
public record TrackedDeal(String id, String owner, String product, DealSpan span, long listAmount, long wonAmount) {

  public TrackedDeal {
    Require.notBlank(id, "id");
    if (wonAmount != 0 && span.ending() != Ending.WON) {
      throw new IllegalArgumentException("deal '%s' brought %d but is not won".formatted(id, wonAmount));
    }
  }

  /** Returns whether it had been opened by the end of a day and not closed. */
  public boolean isOpenOn(LocalDate day) {
    return !span.opened().isAfter(day) && !isClosedBy(day);
  }

  /** Returns whether it had been closed by the end of a day. */
  public boolean isClosedBy(LocalDate day) {
    return span.closed() != null && !span.closed().isAfter(day);
  }

  /** Returns whether it was won after one day and by the end of another. */
  public boolean isWonBetween(LocalDate after, LocalDate until) {
    return span.ending() == Ending.WON && isClosedBy(until) && !isClosedBy(after);
  }

  /** Returns this as it looked while it was open. */
  TrackedDeal asOpen() {
    return new TrackedDeal(id, owner, product, new DealSpan(span.opened(), null, Ending.OPEN), listAmount, 0);
  }
}
