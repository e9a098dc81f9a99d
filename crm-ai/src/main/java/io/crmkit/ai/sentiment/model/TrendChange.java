package io.crmkit.ai.sentiment.model;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A period that differs from those before it by more than chance.
 *
 * @param start its first day
 * @param before the mean of the texts from the change before it on, or from the beginning
 * @param after the mean of the texts of the period
 * @param chance how likely a difference as large is where nothing has changed (two-sided, of this one comparison)
 */
public record TrendChange(LocalDate start, double before, double after, double chance) {

  public TrendChange {
    Objects.requireNonNull(start, "start");
  }

  public boolean isForTheWorse() {
    return after < before;
  }
}
