package io.crmkit.forecast.outlook;

import io.crmkit.forecast.accuracy.EventForecasts;
import io.crmkit.forecast.distribution.CommonShock;
import io.crmkit.forecast.distribution.OpenDeals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A walk along the past with one method: how good it was, and what it says of the days to come. */
public final class Walked {

  private final OutlookMethod method;
  private final int days;
  private final DealHistory history;
  private final List<Level> levels;
  private final List<Window> windows;
  private final EventForecasts deals;
  private final Map<String, PastErrors> errors;

  Walked(OutlookMethod method, int days, DealHistory history, List<Level> levels, List<Window> windows,
      EventForecasts deals, Map<String, PastErrors> errors) {
    this.method = method;
    this.days = days;
    this.history = history;
    this.levels = levels;
    this.windows = List.copyOf(windows);
    this.deals = deals;
    this.errors = Map.copyOf(errors);
  }

  /** Returns what each node of each level was forecast, and what came. */
  public List<Window> windows() {
    return windows;
  }

  /** Returns what was said of single deals, if the method speaks of them: won in time or not. */
  public EventForecasts deals() {
    return deals;
  }

  /** Returns how good the forecasts of each level were. */
  public List<LevelScore> scores() {
    return levels.stream().map(level -> LevelScore.of(level.name(), windows)).toList();
  }

  /**
   * Returns what every node with open deals brings in the days after {@code day}, with what was learned from the windows
   * that were over by then.
   */
  public List<Ahead> ahead(LocalDate day) {
    List<Expected> expected = method.expect(history.asOf(day), days);
    List<Ahead> all = new ArrayList<>();
    for (Level level : levels) {
      CommonShock shock = errors.getOrDefault(level.name(), new PastErrors()).shock(day.toEpochDay());
      WalkForward.byNode(level, expected).forEach((node, builder) -> {
        OpenDeals open = builder.build();
        all.add(new Ahead(level.name(), node, WalkForward.raw(open), shock.apply(open)));
      });
    }
    return all;
  }
}
