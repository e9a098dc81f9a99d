package io.crmkit.forecast.outlook;

import io.crmkit.core.Require;
import io.crmkit.forecast.accuracy.EventForecasts;
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
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

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
   * Walks along some days with a method.
   *
   * @param origins days, rising; nodes without an expectation and without revenue have no window
   */
  public Walked run(OutlookMethod method, Collection<LocalDate> origins) {
    return run(method, origins, done -> {});
  }

  /** Walks, and says after each day how many are done. */
  public Walked run(OutlookMethod method, Collection<LocalDate> origins, IntConsumer progress) {
    List<Window> windows = new ArrayList<>();
    Map<String, PastErrors> past = new HashMap<>();
    EventForecasts events = EventForecasts.EMPTY;
    int done = 0;
    for (LocalDate day : origins) {
      KnownDeals known = history.asOf(day);
      List<Expected> expected = method.expect(known, days);
      List<TrackedDeal> came = came(known, method.scope());
      for (Level level : levels) {
        PastErrors errors = past.computeIfAbsent(level.name(), name -> new PastErrors());
        windows.addAll(windows(day, level, expected, came, errors));
      }
      events = events.merge(events(expected, came));
      progress.accept(++done);
    }
    return new Walked(method, days, history, levels, windows, events, past);
  }

  /** Returns what was said of single deals, and whether they were won in time. */
  private static EventForecasts events(List<Expected> expected, List<TrackedDeal> came) {
    Set<String> won = came.stream().map(TrackedDeal::id).collect(Collectors.toSet());
    List<Expected> singles = expected.stream().filter(each -> each.deal() != null).toList();
    double[] probabilities = singles.stream().mapToDouble(Expected::probability).toArray();
    boolean[] happened = new boolean[probabilities.length];
    for (int i = 0; i < happened.length; i++) {
      happened[i] = won.contains(singles.get(i).deal());
    }
    return EventForecasts.of(probabilities, happened);
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
    Map<String, OpenDeals.Builder> deals = byNode(level, expected);
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
      windows.add(Window.of(day, level.name(), node, raw(open), distribution, brought));
      errors.add(day.plusDays(days).toEpochDay(), open, brought);
    });
    return windows;
  }

  /** Returns the deals of each node of a level. */
  static Map<String, OpenDeals.Builder> byNode(Level level, List<Expected> expected) {
    Map<String, OpenDeals.Builder> deals = new TreeMap<>();
    for (Expected each : expected) {
      OpenDeals.Builder node = deals.computeIfAbsent(level.nodeOf().apply(each.owner()), any -> OpenDeals.builder());
      if (each.probability() >= NEGLIGIBLE) {
        node.add(each.amount(), each.probability());
      }
    }
    return deals;
  }

  /** Returns the sum of amount × probability. */
  static double raw(OpenDeals deals) {
    double sum = 0;
    for (int i = 0; i < deals.size(); i++) {
      sum += deals.amount(i) * deals.probability(i);
    }
    return sum;
  }
}
