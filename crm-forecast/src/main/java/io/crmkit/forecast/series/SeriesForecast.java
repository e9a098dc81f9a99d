package io.crmkit.forecast.series;

import io.crmkit.core.statistics.NormalQuantile;
import java.util.Arrays;

/**
 * The values that are expected next, and how sure that is: normal distributions, one for each step. Steps are counted
 * from 1, the one after the last value known. Everything in it is finite.
 */
public final class SeriesForecast {

  private final String model;
  private final double[] values;
  private final double[] deviations;

  /**
   * Creates a forecast.
   *
   * @param model what was fitted, in the words of its field, such as {@code ETS(M,Ad,M)}
   * @param values what is expected of each step
   * @param deviations the standard deviation of what will come from that, 0 or more
   */
  public SeriesForecast(String model, double[] values, double[] deviations) {
    if (values.length == 0 || values.length != deviations.length) {
      throw new IllegalArgumentException("a forecast has as many values as deviations but had %d and %d"
          .formatted(values.length, deviations.length));
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i]) || !Double.isFinite(deviations[i]) || deviations[i] < 0) {
        throw new IllegalArgumentException(
            "step %d must have a finite value and a deviation of 0 or more but has %s ± %s"
                .formatted(i + 1, values[i], deviations[i]));
      }
    }
    this.model = model;
    this.values = values.clone();
    this.deviations = deviations.clone();
  }

  public String model() {
    return model;
  }

  public int horizon() {
    return values.length;
  }

  /** Returns what is expected of a step, which is also its median. */
  public double value(int step) {
    return values[index(step)];
  }

  /** Returns what is expected of each step. */
  public double[] values() {
    return values.clone();
  }

  /** Returns the standard deviation of a step, 0 or more. */
  public double deviation(int step) {
    return deviations[index(step)];
  }

  /**
   * Returns what a step stays below with a probability.
   *
   * @param probability between 0 and 1, both excluded
   */
  public double quantile(int step, double probability) {
    return value(step) + deviation(step) * NormalQuantile.of(probability);
  }

  @Override
  public String toString() {
    return model + " " + Arrays.toString(values);
  }

  private int index(int step) {
    if (step < 1 || step > values.length) {
      throw new IllegalArgumentException("step must be from 1 to %d but was %d".formatted(values.length, step));
    }
    return step - 1;
  }
}
