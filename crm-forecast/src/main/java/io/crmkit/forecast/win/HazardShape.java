package io.crmkit.forecast.win;

import io.crmkit.core.Require;
import java.util.List;

/**
 * What hazards depend on.
 *
 * @param ageBounds the ages in days at which a new range of ages begins, rising, the first above 0
 * @param cycleMonths after how many months the season comes again: 3 tells the months of a quarter apart, 1 none
 * @param halfLifeDays after how many days an observation counts half as much
 * @param priorDays how many days of deals a cell needs to weigh as much as what others say of it
 */
public record HazardShape(List<Integer> ageBounds, int cycleMonths, int halfLifeDays, int priorDays) {

  /** Weeks at first, then months; the months of a quarter; a half-life of a quarter. */
  public static final HazardShape QUARTERLY =
      new HazardShape(List.of(5, 10, 15, 22, 51, 66, 81, 96, 111, 126, 140), 3, 90, 60);

  public HazardShape {
    ageBounds = List.copyOf(ageBounds);
    int before = 0;
    for (int bound : ageBounds) {
      if (bound <= before) {
        throw new IllegalArgumentException("ages rise from above 0 but were %s".formatted(ageBounds));
      }
      before = bound;
    }
    Require.positive(cycleMonths, "cycleMonths");
    Require.positive(halfLifeDays, "halfLifeDays");
    Require.positive(priorDays, "priorDays");
  }

  /** Returns this with all months alike. */
  public HazardShape withoutSeason() {
    return new HazardShape(ageBounds, 1, halfLifeDays, priorDays);
  }

  int ranges() {
    return ageBounds.size() + 1;
  }

  int range(long age) {
    int range = 0;
    while (range < ageBounds.size() && age >= ageBounds.get(range)) {
      range++;
    }
    return range;
  }
}
