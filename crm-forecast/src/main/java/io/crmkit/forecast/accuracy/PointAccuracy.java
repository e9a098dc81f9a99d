package io.crmkit.forecast.accuracy;

import java.util.OptionalDouble;

/**
 * How accurate forecasts of single values were, over all of them. Errors are forecast minus actual value.
 *
 * @param count how many forecasts there were, at least one
 * @param bias the mean error in the unit of the values: above zero if forecasts were too high
 * @param mae the mean absolute error, in the unit of the values
 * @param rmse the root of the mean squared error, in the unit of the values; never below {@code mae} but for rounding
 * @param smape the mean of 200·|actual − forecast| / (|actual| + |forecast|) over all forecasts, 0 to 200, with 0 where
 *     both are zero. Source: S. Makridakis and M. Hibon, The M3-Competition: results, conclusions and implications,
 *     International Journal of Forecasting 16 (2000)
 * @param meanMagnitude the mean of |actual|
 */
public record PointAccuracy(long count, double bias, double mae, double rmse, double smape, double meanMagnitude) {

  public PointAccuracy {
    if (count < 1) {
      throw new IllegalArgumentException("accuracy needs at least one forecast but has %d".formatted(count));
    }
  }

  /**
   * Returns the weighted absolute percentage error: the sum of the absolute errors over that of the absolute values, as
   * a share (0.4 is 40 %). Empty if all values were zero.
   *
   * <p>Source: S. Kolassa and W. Schütz, Advantages of the MAD/mean ratio over the MAPE, Foresight 6 (2007).
   */
  public OptionalDouble wape() {
    return share(mae);
  }

  /** Returns the sum of the errors over that of the absolute values, as a share. Empty if all values were zero. */
  public OptionalDouble relativeBias() {
    return share(bias);
  }

  private OptionalDouble share(double error) {
    double share = error / meanMagnitude;
    return meanMagnitude > 0 && Double.isFinite(share) ? OptionalDouble.of(share) : OptionalDouble.empty();
  }
}
