package io.crmkit.forecast.outlook;

/** The normal distribution as far as shocks need it. */
final class Probit {

  private static final double LOW = 0.02425;

  private Probit() {}

  /** Returns how fast Φ(Φ⁻¹(p) + x) rises at x = 0: the normal density at the quantile of p. */
  static double sensitivity(double p) {
    if (p <= 0 || p >= 1) {
      return 0;
    }
    double z = quantile(p);
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }

  /** P. J. Acklam's rational approximation of Φ⁻¹ (2003), relative error below 1.2e-9. */
  private static double quantile(double p) {
    if (p > 0.5) {
      return -quantile(1 - p);
    }
    if (p < LOW) {
      double q = Math.sqrt(-2 * Math.log(p));
      return (((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838) * q
          - 2.549732539343734) * q + 4.374664141464968) * q + 2.938163982698783)
          / ((((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996) * q
              + 3.754408661907416) * q + 1);
    }
    double q = p - 0.5;
    double r = q * q;
    return (((((-3.969683028665376e+01 * r + 2.209460984245205e+02) * r - 2.759285104469687e+02) * r
        + 1.383577518672690e+02) * r - 3.066479806614716e+01) * r + 2.506628277459239) * q
        / (((((-5.447609879822406e+01 * r + 1.615858368580409e+02) * r - 1.556989798598866e+02) * r
            + 6.680131188771972e+01) * r - 1.328068155288572e+01) * r + 1);
  }
}
