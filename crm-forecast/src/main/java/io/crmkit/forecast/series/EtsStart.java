package io.crmkit.forecast.series;

import java.util.Arrays;

/**
 * Where the search for the parameters of an exponential smoothing model begins: a line through the first seasonally
 * adjusted values and the season of a classical decomposition.
 *
 * <p>Source: the heuristic of Hyndman et al. (2002), section 4.
 */
final class EtsStart {

  private static final int FIRST_VALUES = 10;

  private final double[] point;
  private final double[] steps;

  private EtsStart(double[] point, double[] steps) {
    this.point = point;
    this.steps = steps;
  }

  static EtsStart of(EtsForm form, Series series) {
    double[] adjusted = series.values();
    double[] seasons = {};
    if (form.isSeasonal()) {
      Decomposition season = Decomposition.of(series, form.seasonMultiplies());
      seasons = season.indices();
      adjusted = season.adjusted(series);
    }
    Line line = Line.through(Arrays.copyOf(adjusted, Math.min(adjusted.length,
        Math.max(FIRST_VALUES, seasons.length))));
    double spread = Math.max(1e-6, spread(adjusted));
    Builder builder = new Builder();
    double alpha = form.isSeasonal() ? 0.2 : 0.3;
    builder.add(alpha, 0.2);
    builder.addIf(form.hasTrend(), alpha * 0.1, 0.05);
    builder.addIf(form.isSeasonal(), 0.05 * (1 - alpha), 0.1);
    builder.addIf(form.isDamped(), 0.95, -0.05);
    double level = form.hasTrend() ? line.at(-1) : mean(adjusted, Math.min(adjusted.length, FIRST_VALUES));
    boolean positive = form.errorMultiplies() || form.seasonMultiplies();
    builder.add(positive ? Math.max(level, adjusted[0] / 2) : level, spread * 0.5);
    builder.addIf(form.hasTrend(), line.slope(), spread * 0.1);
    for (int i = 0; i < seasons.length - 1; i++) {
      builder.add(seasons[i], form.seasonMultiplies() ? 0.05 : spread * 0.2);
    }
    return new EtsStart(builder.point, builder.steps);
  }

  /** Returns the smoothing parameters that the form has, in the order α, β, γ, φ, then level, slope and season. */
  double[] point() {
    return point.clone();
  }

  /** Returns how far to look at first in each direction. */
  double[] steps() {
    return steps.clone();
  }

  private static double mean(double[] values, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i];
    }
    return sum / count;
  }

  private static double spread(double[] values) {
    double mean = mean(values, values.length);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / values.length);
  }

  private static final class Builder {

    private double[] point = {};
    private double[] steps = {};

    void add(double value, double step) {
      point = Arrays.copyOf(point, point.length + 1);
      steps = Arrays.copyOf(steps, steps.length + 1);
      point[point.length - 1] = value;
      steps[steps.length - 1] = step;
    }

    void addIf(boolean wanted, double value, double step) {
      if (wanted) {
        add(value, step);
      }
    }
  }
}
