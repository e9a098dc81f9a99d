package io.crmkit.forecast.distribution;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * The first four moments of a revenue.
 *
 * @param mean in minor units
 * @param variance in squared minor units
 */
record Moments(double mean, double variance, double skewness, double excessKurtosis) {

  /** Sums the cumulants of independent deals: those of a Bernoulli variable times the powers of its amount. */
  static Moments of(OpenDeals deals) {
    return of(deals, deals::probability);
  }

  static Moments of(OpenDeals deals, IntToDoubleFunction probabilities) {
    double mean = 0;
    double lost = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (int i = 0; i < deals.size(); i++) {
      double a = deals.amount(i);
      double p = probabilities.applyAsDouble(i);
      double product = a * p;
      double sum = mean + product;
      // what rounding took from product and sum is kept aside (Ogita, Rump, Oishi 2005, algorithm Dot2)
      double part = sum - mean;
      lost += mean - (sum - part) + (product - part) + Math.fma(a, p, -product);
      mean = sum;
      double v = p * (1 - p);
      double square = a * a;
      second += square * v;
      third += square * a * v * (1 - 2 * p);
      fourth += square * square * v * (1 - 6 * v);
    }
    return ofCumulants(mean + lost, second, third, fourth);
  }

  /** Returns the moments of a mixture, {@code weights} summing to 1. */
  static Moments ofMixture(List<Moments> parts, double[] weights) {
    double mean = 0;
    for (int i = 0; i < weights.length; i++) {
      mean += weights[i] * parts.get(i).mean;
    }
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (int i = 0; i < weights.length; i++) {
      Moments part = parts.get(i);
      double v = part.variance;
      double off = part.mean - mean;
      double skew = part.skewness * v * Math.sqrt(v);
      second += weights[i] * (v + off * off);
      third += weights[i] * (skew + 3 * v * off + off * off * off);
      fourth += weights[i]
          * ((part.excessKurtosis + 3) * v * v + 6 * v * off * off + 4 * skew * off + off * off * off * off);
    }
    return ofCumulants(mean, second, third, fourth - 3 * second * second);
  }

  static Moments ofCumulants(double mean, double second, double third, double fourth) {
    if (second <= 0) {
      return new Moments(mean, 0, 0, 0);
    }
    return new Moments(mean, second, third / (second * Math.sqrt(second)), fourth / (second * second));
  }
}
