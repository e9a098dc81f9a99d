package io.crmkit.forecast.model.plan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Some days without a gap: a period by its days and not by its name, so that another calendar does not change it.
 *
 * @param start the first
 * @param end the last
 */
public record Days(LocalDate start, LocalDate end) {

  public Days {
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("the days end on %s, before they start on %s".formatted(end, start));
    }
  }

  public long count() {
    return ChronoUnit.DAYS.between(start, end) + 1;
  }

  public boolean contains(Days other) {
    return !other.start.isBefore(start) && !other.end.isAfter(end);
  }

  /** Returns the days that are in both, if there are any. */
  public Optional<Days> and(Days other) {
    LocalDate from = start.isAfter(other.start) ? start : other.start;
    LocalDate to = end.isBefore(other.end) ? end : other.end;
    return to.isBefore(from) ? Optional.empty() : Optional.of(new Days(from, to));
  }

  @Override
  public String toString() {
    return start + " to " + end;
  }
}
