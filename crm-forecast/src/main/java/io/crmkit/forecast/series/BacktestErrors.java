package io.crmkit.forecast.series;

import io.crmkit.forecast.accuracy.PointAccuracy;
import io.crmkit.forecast.accuracy.PointErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The errors of backtests by how many steps ahead they were made, of one series or of many. Mergeable like {@link
 * PointErrors}, and for one thread at a time like these.
 */
public final class BacktestErrors {

  private final List<PointErrors> bySteps = new ArrayList<>();

  /**
   * Creates a collector that has none.
   *
   * @throws IllegalArgumentException if {@code horizon} is below 1
   */
  public BacktestErrors(int horizon) {
    if (horizon < 1) {
      throw new IllegalArgumentException("horizon must be 1 or more but was %d".formatted(horizon));
    }
    for (int step = 0; step < horizon; step++) {
      bySteps.add(new PointErrors());
    }
  }

  public int horizon() {
    return bySteps.size();
  }

  /** Adds a forecast that was made {@code step} steps ahead, and returns this. */
  public BacktestErrors add(int step, double actual, double forecast) {
    errors(step).add(actual, forecast);
    return this;
  }

  /**
   * Adds all that {@code other} has collected, and returns this.
   *
   * @throws IllegalArgumentException if the horizons differ
   */
  public BacktestErrors merge(BacktestErrors other) {
    if (other.horizon() != horizon()) {
      throw new IllegalArgumentException(
          "horizons must be the same but were %d and %d".formatted(horizon(), other.horizon()));
    }
    for (int i = 0; i < bySteps.size(); i++) {
      bySteps.get(i).merge(other.bySteps.get(i));
    }
    return this;
  }

  /** Returns the accuracy so many steps ahead, counted from 1; empty if there was no forecast. */
  public Optional<PointAccuracy> ofStep(int step) {
    return errors(step).result();
  }

  /** Returns the accuracy over all steps; empty if there was no forecast. */
  public Optional<PointAccuracy> overall() {
    PointErrors all = new PointErrors();
    bySteps.forEach(all::merge);
    return all.result();
  }

  private PointErrors errors(int step) {
    if (step < 1 || step > bySteps.size()) {
      throw new IllegalArgumentException("step must be from 1 to %d but was %d".formatted(bySteps.size(), step));
    }
    return bySteps.get(step - 1);
  }
}
