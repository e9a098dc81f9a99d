package io.crmkit.forecast.outlook;

import io.crmkit.forecast.win.AgeHazards;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What deals bring that do not exist yet: as many are opened as in the last weeks, day by day by the same owners for
 * the same products, and each is won in the days that are left with the probability of its age.
 */
final class NewBusiness {

  private static final int WATCHED_DAYS = 56;

  private NewBusiness() {}

  /** Returns a deal for each that was opened lately, with its share of the arrivals to come. */
  static List<Expected> expect(KnownDeals known, AgeHazards hazards, int days) {
    LocalDate from = known.day().minusDays(WATCHED_DAYS);
    List<TrackedDeal> lately = Stream.concat(known.open().stream(), known.closed().stream())
        .filter(deal -> deal.span().opened().isAfter(from)).toList();
    double chance = 0; // of one arrival on each day to come, the wins in time
    for (int day = 1; day < days; day++) {
      LocalDate opened = known.day().plusDays(day);
      chance += hazards.within(days - day, opened, opened).won();
    }
    TypicalAmounts amounts = TypicalAmounts.of(known);
    List<Expected> expected = new ArrayList<>();
    for (TrackedDeal deal : lately) {
      expected.add(new Expected(null, deal.owner(), amounts.of(deal), Math.min(1, chance / WATCHED_DAYS)));
    }
    return expected;
  }
}
