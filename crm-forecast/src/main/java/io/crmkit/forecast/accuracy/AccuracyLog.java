package io.crmkit.forecast.accuracy;

import io.crmkit.core.Require;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Collects what was forecast and what came, by levels such as all, managers and agents, and says of each level how good
 * its forecasts were.
 *
 * <pre>{@code
 * var log = new AccuracyLog();
 * log.amount("agents", new AmountForecast(100_000, new TreeMap<>(Map.of(0.1, 60_000.0, 0.9, 150_000.0))), 90_000);
 * log.happened("agents", 0.7);
 * log.levels().get("agents").amounts();          // WAPE, bias and more
 * }</pre>
 *
 * <p>Logs of parts can be merged: whatever the order and the parts, the answer has the same bits. Not for several
 * threads at once.
 */
public final class AccuracyLog {

  private final SortedMap<String, Entries> levels = new TreeMap<>();

  /** What was collected of one level. */
  private static final class Entries {

    private final PointErrors errors = new PointErrors();
    private final ExactSum scores = new ExactSum();
    private final List<Double> happened = new ArrayList<>();
    private final List<Double> failed = new ArrayList<>();
    private IntervalCoverage coverage = IntervalCoverage.EMPTY;
    private long scored;

    LevelAccuracy accuracy() {
      return new LevelAccuracy(errors.result().orElse(null), coverage,
          scored == 0 ? null : scores.value() / scored, events());
    }

    private EventForecasts events() {
      double[] probabilities = new double[happened.size() + failed.size()];
      boolean[] outcomes = new boolean[probabilities.length];
      for (int i = 0; i < probabilities.length; i++) {
        outcomes[i] = i < happened.size();
        probabilities[i] = outcomes[i] ? happened.get(i) : failed.get(i - happened.size());
      }
      return EventForecasts.of(probabilities, outcomes);
    }
  }

  /**
   * Adds the forecast of an amount and what came of it, in the same unit.
   *
   * @return this
   * @throws IllegalArgumentException if the amount that came is no number or too large; nothing is added then
   */
  public AccuracyLog amount(String level, AmountForecast forecast, double actual) {
    PointErrors.requireSound(actual, "actual");
    Entries entries = level(level);
    entries.errors.add(actual, forecast.expected());
    Double low = forecast.quantiles().get(AmountForecast.LOW);
    Double high = forecast.quantiles().get(AmountForecast.HIGH);
    if (low != null && high != null) {
      entries.coverage = entries.coverage.add(low, high, actual);
    }
    if (!forecast.quantiles().isEmpty()) {
      entries.scores.add(RankedProbability.ofQuantiles(forecast.quantiles(), actual));
      entries.scored++;
    }
    return this;
  }

  /** Adds the probability that was given to something that then happened, such as a deal that was won. */
  public AccuracyLog happened(String level, double probability) {
    EventForecasts.checkProbability(probability, 0);
    level(level).happened.add(probability);
    return this;
  }

  /** Adds the probability that was given to something that then did not happen. */
  public AccuracyLog failed(String level, double probability) {
    EventForecasts.checkProbability(probability, 0);
    level(level).failed.add(probability);
    return this;
  }

  /** Adds all that {@code other} has collected, and returns this. */
  public AccuracyLog merge(AccuracyLog other) {
    for (Map.Entry<String, Entries> each : List.copyOf(other.levels.entrySet())) {
      Entries entries = level(each.getKey());
      Entries more = each.getValue();
      entries.errors.merge(more.errors);
      entries.scores.addAll(more.scores);
      entries.scored += more.scored;
      entries.coverage = entries.coverage.merge(more.coverage);
      entries.happened.addAll(List.copyOf(more.happened));
      entries.failed.addAll(List.copyOf(more.failed));
    }
    return this;
  }

  /** Returns how good the forecasts of each level were, by its name. */
  public SortedMap<String, LevelAccuracy> levels() {
    SortedMap<String, LevelAccuracy> accuracies = new TreeMap<>();
    levels.forEach((name, entries) -> accuracies.put(name, entries.accuracy()));
    return Collections.unmodifiableSortedMap(accuracies);
  }

  private Entries level(String name) {
    Require.notBlank(name, "level");
    return levels.computeIfAbsent(name, unused -> new Entries());
  }
}
