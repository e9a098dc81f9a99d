package io.crmkit.forecast.accuracy;

/**
 * What a Brier score is made of: reliability − resolution + uncertainty (Murphy 1973), and the two terms within bins by
 * which this is exact when the probabilities of a bin differ (Stephenson, Coelho and Jolliffe 2008).
 *
 * @param reliability how far probabilities are from rates; 0 is best
 * @param resolution how far the rates of the bins are from the rate of all; more is better
 * @param uncertainty the Brier score of the rate of all
 * @param withinVariance the mean variance of the probabilities within their bins
 * @param withinCovariance the mean covariance of probabilities and outcomes within bins
 */
public record BrierParts(
    double reliability, double resolution, double uncertainty, double withinVariance, double withinCovariance) {

  /** Returns the Brier score that these parts make up. */
  public double brier() {
    return reliability - resolution + uncertainty + withinVariance - 2 * withinCovariance;
  }
}
