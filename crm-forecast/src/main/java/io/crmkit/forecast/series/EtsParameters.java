package io.crmkit.forecast.series;

/**
 * How fast an exponential smoothing model learns.
 *
 * @param alpha of the level, above 0 and below 1
 * @param beta of the trend, from 0 to {@code alpha}; 0 without a trend
 * @param gamma of the season, from 0 to {@code 1 - alpha}; 0 without a season
 * @param phi by what the trend is damped at each step; 1 if it is not
 */
record EtsParameters(double alpha, double beta, double gamma, double phi) {

  private static final double LEAST = 1e-4;

  /** Returns whether these are within the usual bounds, and old values are forgotten. */
  boolean isAdmissible(EtsForm form, int season) {
    boolean usual = alpha >= LEAST && alpha <= 1 - LEAST
        && (!form.hasTrend() || beta >= LEAST && beta <= alpha)
        && (!form.isSeasonal() || gamma >= LEAST && gamma <= 1 - alpha)
        && (!form.isDamped() || phi >= 0.8 && phi <= 0.98);
    return usual && (!form.isSeasonal() || forgets(season));
  }

  /**
   * Returns whether the forecasts are stable: the roots of the characteristic equation lie within the unit circle.
   *
   * <p>Source: R. J. Hyndman, M. Akram and B. C. Archibald, The admissible parameter space for exponential smoothing
   * models, Annals of the Institute of Statistical Mathematics 60 (2008). The roots are not computed; the recursion of
   * Schur and Cohn tells where they are.
   */
  private boolean forgets(int season) {
    double[] rising = new double[season + 2];
    rising[0] = phi * (1 - alpha - gamma);
    rising[1] += alpha + beta - alpha * phi + gamma - 1;
    for (int power = 2; power < season; power++) {
      rising[power] = alpha + beta - alpha * phi;
    }
    rising[season] += alpha + beta - phi;
    rising[season + 1] = 1;
    return StableRoots.withinUnitCircle(rising);
  }
}
