package io.crmkit.forecast.outlook;

import java.time.LocalDate;
import java.util.List;

/**
 * All deals there ever were, with how they ended.
 *
 * @param deals of different ids, in any order
 */
public record DealHistory(List<TrackedDeal> deals) {

  public DealHistory {
    deals = List.copyOf(deals);
  }

  /** Returns what was known at the end of a day: deals opened by then, and endings by then. */
  public KnownDeals asOf(LocalDate day) {
    return new KnownDeals(day,
        deals.stream().filter(deal -> deal.isOpenOn(day)).map(TrackedDeal::asOpen).toList(),
        deals.stream().filter(deal -> !deal.span().opened().isAfter(day) && deal.isClosedBy(day)).toList());
  }
}
