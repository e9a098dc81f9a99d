package io.crmkit.forecast.series;

/**
 * What an exponential smoothing model expects after its run, and how sure it is.
 *
 * <p>Source of the variances: R. J. Hyndman, A. B. Koehler, J. K. Ord and R. D. Snyder, Forecasting with Exponential
 * Smoothing: The State Space Approach, Springer (2008), chapter 6, classes 1, 2 and 3.
 *
 * @param variance of one error, relative if errors multiply
 */
record EtsOutlook(EtsForm form, EtsRun run, double variance, int season) {

  private static final double MOST = 1e12;

  SeriesForecast forecast(int horizon) {
    double[] values = new double[horizon];
    double[] deviations = new double[horizon];
    double[] squares = new double[horizon + 1];
    for (int step = 1; step <= horizon; step++) {
      double trend = run.trend(step);
      double seasonal = run.season(step);
      double expected = form.seasonMultiplies() ? trend * seasonal : trend + seasonal;
      values[step - 1] = expected;
      double spread = form.errorMultiplies()
          ? relative(step, form.seasonMultiplies() ? trend : expected, squares)
              * (form.seasonMultiplies() ? seasonal * seasonal : 1)
          : additive(step);
      deviations[step - 1] = Math.sqrt(Math.min(MOST, Math.max(0, spread)));
    }
    return new SeriesForecast(form.toString(), values, deviations);
  }

  private double additive(int step) {
    double sum = 1;
    for (int lag = 1; lag < step; lag++) {
      sum += weight(lag) * weight(lag);
    }
    return variance * sum;
  }

  /** Returns the variance if errors multiply, and puts the expected square of a step into {@code squares}. */
  private double relative(int step, double expected, double[] squares) {
    double sum = 0;
    for (int lag = 1; lag < step; lag++) {
      sum += weight(lag) * weight(lag) * squares[step - lag];
    }
    squares[step] = Math.min(MOST, expected * expected + variance * sum);
    int cycles = form.seasonMultiplies() ? (step - 1) / season : 0;
    double ofSeason = Math.pow(1 + run.gamma() * run.gamma() * variance, cycles);
    return squares[step] * (1 + variance) * ofSeason - expected * expected;
  }

  private double weight(int lag) {
    boolean sameSeason = form.isSeasonal() && !form.seasonMultiplies() && lag % season == 0;
    return run.weight(lag) + (sameSeason ? run.gamma() : 0);
  }
}
