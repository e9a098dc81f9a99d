package io.crmkit.record.model;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a deal was closed.
 *
 * @param rate null if there was no amount or no rate for it: the deal counts, but has no price
 * @param lostReason null unless it was lost
 */
public record Closing(LocalDate day, @Nullable FrozenRate rate, @Nullable String lostReason) {

  public Closing {
    Objects.requireNonNull(day, "day");
  }

  Closing pricedBy(FrozenRate fixed) {
    return new Closing(day, fixed, lostReason);
  }
}
