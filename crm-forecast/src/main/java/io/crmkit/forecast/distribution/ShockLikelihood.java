package io.crmkit.forecast.distribution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * How likely past revenues were under a common shock.
 *
 * <p>Given z, a revenue is taken as normal; over z it is a mixture on a grid. The distance between the means of two
 * neighbours of the grid counts as variance, so that the grid does not show where deals are many.
 */
final class ShockLikelihood {

  private static final double FARTHEST = 6;
  private static final double SPACING = 0.1;
  private static final double WIDEST_BIAS = 3;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final double CLOSE = 1e-4;
  private static final int ROUNDS = 6;
  private static final double GRAIN = 1e4;
  private static final double LEAST_DENSITY = 1e-300;

  private final List<Outcome> outcomes = new ArrayList<>();

  ShockLikelihood(List<PastForecast> past) {
    if (past.isEmpty()) {
      throw new IllegalArgumentException("a shock is learned from past forecasts but there are none");
    }
    past.forEach(each -> outcomes.add(Outcome.of(each)));
  }

  CommonShock best(double bias) {
    double correlation = maximum(rho -> logLikelihood(new CommonShock(rho, bias)), 0, CommonShock.MOST_CORRELATED);
    return new CommonShock(correlation, bias);
  }

  /** Goes up along correlation and bias by turns. */
  CommonShock best() {
    CommonShock shock = best(0);
    for (int round = 0; round < ROUNDS; round++) {
      double rho = shock.correlation();
      shock = best(maximum(bias -> logLikelihood(new CommonShock(rho, bias)), -WIDEST_BIAS, WIDEST_BIAS));
    }
    return shock;
  }

  /** Returns where a function with one peak is largest, by golden sections. */
  private static double maximum(DoubleUnaryOperator function, double low, double high) {
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = function.applyAsDouble(left);
    double atRight = function.applyAsDouble(right);
    while (high - low > CLOSE) {
      if (atLeft >= atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = function.applyAsDouble(left);
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = function.applyAsDouble(right);
      }
    }
    double middle = (low + high) / 2;
    return low == 0 && function.applyAsDouble(0) >= function.applyAsDouble(middle) ? 0 : middle;
  }

  double logLikelihood(CommonShock shock) {
    return outcomes.stream().mapToDouble(each -> Math.log(each.density(shock))).sum();
  }

  /** What deals brought, and the sums of their amounts and squares by probability, to the basis point. */
  private record Outcome(double revenue, Map<Integer, double[]> sums) {

    static Outcome of(PastForecast past) {
      Map<Integer, double[]> sums = new HashMap<>();
      for (int i = 0; i < past.deals().size(); i++) {
        double amount = past.deals().amount(i);
        int grain = (int) Math.round(past.deals().probability(i) * GRAIN);
        double[] sum = sums.computeIfAbsent(grain, any -> new double[2]);
        sum[0] += amount;
        sum[1] += amount * amount;
      }
      return new Outcome(past.revenue(), sums);
    }

    double density(CommonShock shock) {
      int half = shock.correlation() == 0 ? 0 : (int) Math.round(FARTHEST / SPACING);
      double[] means = new double[2 * half + 1];
      double[] variances = new double[means.length];
      sums.forEach((grain, sum) -> {
        for (int i = 0; i < means.length; i++) {
          double p = shock.given((i - half) * SPACING, grain / GRAIN);
          means[i] += sum[0] * p;
          variances[i] += sum[1] * p * (1 - p);
        }
      });
      double density = 0;
      double weights = 0;
      for (int i = 0; i < means.length; i++) {
        double gap = (means[Math.min(i + 1, 2 * half)] - means[Math.max(i - 1, 0)]) / 2;
        // a revenue is known to the unit, so no distribution of it is narrower
        double sigma = Math.sqrt(variances[i] + gap * gap / 4 + 1);
        double weight = NormalCurve.density((i - half) * SPACING);
        density += weight * NormalCurve.density((revenue - means[i]) / sigma) / sigma;
        weights += weight;
      }
      return Math.max(LEAST_DENSITY, density / weights);
    }
  }
}
