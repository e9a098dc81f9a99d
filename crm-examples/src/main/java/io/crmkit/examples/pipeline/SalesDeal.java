package io.crmkit.examples.pipeline;

import io.crmkit.forecast.win.Ending;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of the pipeline, as it is written.
 *
 * @param listPrice of its product, in minor units; 0 if the product has none
 * @param value what it closed at, in minor units; null if the row has none
 */
record SalesDeal(
    String id, String agent, String product, @Nullable String account, String stage, Ending ending,
    @Nullable LocalDate engaged, @Nullable LocalDate closed, long listPrice, @Nullable Long value) {

  SalesDeal {
    Objects.requireNonNull(id, "id");
  }

  boolean isWon() {
    return ending == Ending.WON;
  }

  /** Returns whether the days of its life are known, as far as it has lived. */
  boolean hasLife() {
    return engaged != null && (ending == Ending.OPEN || closed != null && !closed.isBefore(engaged));
  }

  boolean isOpenOn(LocalDate day) {
    return hasLife() && engaged != null && !engaged.isAfter(day)
        && (ending == Ending.OPEN || closed != null && closed.isAfter(day));
  }

  /** Returns this as it looked at the end of a day. */
  SalesDeal asOf(LocalDate day) {
    return closed == null || !closed.isAfter(day) ? this
        : new SalesDeal(id, agent, product, account, "Engaging", Ending.OPEN, engaged, null, listPrice, null);
  }

  /** Returns whether it was won from one day to another, both included. */
  boolean isWonWithin(LocalDate from, LocalDate until) {
    return isWon() && closed != null && !closed.isBefore(from) && !closed.isAfter(until);
  }

  /** Returns what it brought, in minor units. */
  long brought() {
    return isWon() && value != null ? value : 0;
  }
}
