package io.crmkit.forecast.outlook;

import io.crmkit.core.Require;
import io.crmkit.forecast.distribution.CommonShock;
import io.crmkit.forecast.distribution.OpenDeals;
import io.crmkit.forecast.distribution.RevenueDistribution;
import io.crmkit.forecast.outlook.OutlookMethod.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Forecasts on one past day after the other, each from what was known on it, and compares with what then came. What is
 * learned from errors is learned from windows that were over by then.
 */
public final class WalkForward {

  /** Below this, a deal is only work: ten thousand of them bring what one does. */
  private static final double NEGLIGIBLE = 1e-4;

  private final DealHistory history;
  private final int days;
  private final List<Level> levels;

  /**
   * Creates a walk over a history.
   *
   * @param days how far each forecast looks ahead
   * @param levels of different names
   */
  public WalkForward(DealHistory history, int days, List<Level> levels) {
    this.history = history;
    this.days = Require.positive(days, "days");
    this.levels = List.copyOf(levels);
  }

  /**
   * Returns a window for each node of each level on each day.
   *
   * @param origins days, rising; nodes without an expectation and without revenue are left out
   */
  public List<Window> run(OutlookMethod method, Collection<LocalDate> origins) {
    List<Window> windows = new ArrayList<>();
    Map<String, PastErrors> past = new HashMap<>();
    for (LocalDate day : origins) {
      KnownDeals known = history.asOf(day);
      List<Expected> expected = method.expect(known, days);
      List<TrackedDeal> came = came(known, method.scope());
      for (Level level : levels) {
        PastErrors errors = past.computeIfAbsent(level.name(), name -> new PastErrors());
        windows.addAll(windows(day, level, expected, came, errors));
      }
    }
    return windows;
  }

  private List<TrackedDeal> came(KnownDeals known, Scope scope) {
    Set<String> open = new TreeSet<>();
    known.open().forEach(deal -> open.add(deal.id()));
    LocalDate until = known.day().plusDays(days);
    return history.deals().stream()
        .filter(deal -> deal.isWonBetween(known.day(), until))
        .filter(deal -> scope == Scope.ALL_DEALS || open.contains(deal.id()))
        .toList();
  }

  private List<Window> windows(
      LocalDate day, Level level, List<Expected> expected, List<TrackedDeal> came, PastErrors errors) {
    Map<String, OpenDeals.Builder> deals = new TreeMap<>();
    for (Expected each : expected) {
      OpenDeals.Builder node = deals.computeIfAbsent(level.nodeOf().apply(each.owner()), any -> OpenDeals.builder());
      if (each.probability() >= NEGLIGIBLE) {
        node.add(each.amount(), each.probability());
      }
    }
    Map<String, Long> actual = new HashMap<>();
    for (TrackedDeal deal : came) {
      String node = level.nodeOf().apply(deal.owner());
      deals.computeIfAbsent(node, any -> OpenDeals.builder());
      actual.merge(node, deal.wonAmount(), Math::addExact);
    }
    CommonShock shock = errors.shock(day.toEpochDay());
    List<Window> windows = new ArrayList<>();
    deals.forEach((node, builder) -> {
      OpenDeals open = builder.build();
      long brought = actual.getOrDefault(node, 0L);
      RevenueDistribution distribution = shock.apply(open);
      windows.add(new Window(day, level.name(), node, raw(open), distribution.mean(), distribution.quantile(0.1),
          distribution.quantile(0.9), brought));
      errors.add(day.plusDays(days).toEpochDay(), open, brought);
    });
    return windows;
  }

  private static double raw(OpenDeals deals) {
    double sum = 0;
    for (int i = 0; i < deals.size(); i++) {
      sum += deals.amount(i) * deals.probability(i);
    }
    return sum;
  }
}
