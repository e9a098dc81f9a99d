package io.crmkit.forecast.outlook;

import io.crmkit.forecast.accuracy.IntervalCoverage;
import java.util.List;

/**
 * How good the forecasts of one level were.
 *
 * <p>Shares of what came are NaN if nothing came, whatever was forecast.
 *
 * @param wape the sum of absolute errors of the forecasts over the sum of what came
 * @param rawWape the same of the method alone, before anything was learned from its errors
 * @param bias the sum of forecasts less what came, over the sum of what came
 * @param crps the sum of the continuous ranked probability scores over the sum of what came: what the WAPE would be if
 *     the whole distribution counted and not its mean alone
 * @param coverage how often P10 to P90 held what came
 */
public record LevelScore(String level, double wape, double rawWape, double bias, double crps,
    IntervalCoverage coverage) {

  /** Returns the score of the windows of one level. */
  public static LevelScore of(String level, List<Window> windows) {
    double error = 0;
    double rawError = 0;
    double excess = 0;
    double ranked = 0;
    double came = 0;
    IntervalCoverage coverage = IntervalCoverage.EMPTY;
    for (Window window : windows) {
      if (window.level().equals(level)) {
        error += Math.abs(window.forecast() - window.actual());
        rawError += Math.abs(window.raw() - window.actual());
        excess += window.forecast() - window.actual();
        ranked += window.crps();
        came += window.actual();
        coverage = coverage.add((double) window.p10(), (double) window.p90(), (double) window.actual());
      }
    }
    double whole = came == 0 ? Double.NaN : came;
    return new LevelScore(level, error / whole, rawError / whole, excess / whole, ranked / whole, coverage);
  }
}
