package io.crmkit.forecast.outlook;

import io.crmkit.forecast.win.DealSpan;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was known at the end of a day.
 *
 * @param open deals without an ending
 * @param closed deals that had ended by then
 */
public record KnownDeals(LocalDate day, List<TrackedDeal> open, List<TrackedDeal> closed) {

  public KnownDeals {
    open = List.copyOf(open);
    closed = List.copyOf(closed);
  }

  /** Returns what was known on an earlier day. */
  public KnownDeals asOf(LocalDate earlier) {
    if (earlier.isAfter(day)) {
      throw new IllegalArgumentException("what is known on %s says nothing of %s".formatted(day, earlier));
    }
    return new DealHistory(Stream.concat(open.stream(), closed.stream()).toList()).asOf(earlier);
  }

  /** Returns how long each deal lived so far. */
  List<DealSpan> spans() {
    return Stream.concat(open.stream(), closed.stream()).map(TrackedDeal::span).toList();
  }

  /** Returns the first day on which a deal was closed: before it, endings were not recorded. */
  Optional<LocalDate> firstClosing() {
    return closed.stream().map(deal -> deal.span().closed()).flatMap(Stream::ofNullable).min(LocalDate::compareTo);
  }
}
