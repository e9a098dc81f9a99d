package io.crmkit.forecast.series;

/**
 * The theta method with the curvature that fits best, and with a line that is drawn anew at each value.
 *
 * <p>Source: J. A. Fiorucci, T. R. Pellegrini, F. Louzada, F. Petropoulos and A. B. Koehler, Models for optimising the
 * theta method and their relationship to state space models, International Journal of Forecasting 32 (2016): the
 * dynamic optimised theta model, with its variance of the error times 1 + (h − 1)α².
 */
final class OptimisedTheta implements SeriesMethod {

  private static final int LEAST = 4;
  private static final int EVALUATIONS = 500;

  @Override
  public String name() {
    return "optimised-theta";
  }

  @Override
  public SeriesForecast forecast(Series history, int horizon) {
    return UnitScale.forecast(history, horizon, scaled -> {
      if (scaled.length() < LEAST) {
        return new Theta().forecast(scaled, horizon);
      }
      Decomposition season = Decomposition.tested(scaled);
      return season.onto(forecastAdjusted(season.adjusted(scaled), horizon), scaled.length());
    });
  }

  private static SeriesForecast forecastAdjusted(double[] adjusted, int horizon) {
    double[] start = {adjusted[0] / 2, 0.5, 2};
    double[] steps = {Math.max(0.05, Math.abs(adjusted[0]) / 4), 0.2, 1};
    double[] best = Simplex.minimum(point -> squares(point, adjusted), start, steps, EVALUATIONS);
    Run run = new Run(best);
    double squares = run.follow(adjusted);
    double variance = squares / Math.max(1, adjusted.length - 3);
    double[] values = new double[horizon];
    double[] deviations = new double[horizon];
    for (int i = 0; i < horizon; i++) {
      values[i] = run.expected();
      deviations[i] = Math.sqrt(variance * (1 + i * best[1] * best[1]));
      run.take(values[i]);
    }
    return new SeriesForecast("DOTM", values, deviations);
  }

  private static double squares(double[] point, double[] adjusted) {
    boolean allowed = point[1] >= 0.1 && point[1] <= 0.99 && point[2] >= 1;
    return allowed ? new Run(point).follow(adjusted) : Double.POSITIVE_INFINITY;
  }

  /** The states of the model after some values: the smoothed level, and the line through all of them. */
  private static final class Run {

    private final double alpha;
    private final double share;
    private double level;
    private double fading = 1;
    private double mean;
    private double start;
    private double slope;
    private int count;

    Run(double[] point) {
      level = point[0];
      alpha = point[1];
      share = 1 - 1 / point[2];
    }

    /** Goes through all values and returns the sum of the squared errors, from the second value on. */
    double follow(double[] values) {
      double squares = 0;
      for (int i = 0; i < values.length; i++) {
        double error = i == 0 ? 0 : values[i] - expected();
        squares += error * error;
        take(values[i]);
      }
      return squares;
    }

    double expected() {
      return level + share * (start * fading + slope * (1 - fading * (1 - alpha)) / alpha);
    }

    void take(double value) {
      level = alpha * value + (1 - alpha) * level;
      fading *= 1 - alpha;
      if (count > 0) {
        slope = ((count - 1) * slope + 6 * (value - mean) / (count + 1)) / (count + 2);
      }
      mean = (count * mean + value) / (count + 1);
      count++;
      start = mean - slope * (count + 1) / 2;
    }
  }
}
