package io.crmkit.testkit.forecast;

import io.crmkit.forecast.distribution.OpenDeals;

/** The distribution of a revenue by adding deal after deal to every possible sum: obviously right. */
final class ReferenceRevenue {

  private final long least;
  private final double[] weights;

  private ReferenceRevenue(long least, double[] weights) {
    this.least = least;
    this.weights = weights;
  }

  static ReferenceRevenue of(OpenDeals deals) {
    ReferenceRevenue revenue = new ReferenceRevenue(0, new double[] {1});
    for (int i = 0; i < deals.size(); i++) {
      revenue = revenue.plus(Math.toIntExact(deals.amount(i)), deals.probability(i));
    }
    return revenue;
  }

  private ReferenceRevenue plus(int amount, double p) {
    double[] more = new double[weights.length + Math.abs(amount)];
    int lost = Math.max(0, -amount);
    for (int i = 0; i < weights.length; i++) {
      more[lost + i] += weights[i] * (1 - p);
    }
    for (int i = 0; i < weights.length; i++) {
      more[lost + amount + i] += weights[i] * p;
    }
    return new ReferenceRevenue(least - lost, more);
  }

  long least() {
    return least;
  }

  /** Returns the probabilities of the least sum, of one more, and so on. */
  double[] weights() {
    return weights;
  }

  double cdf(long amount) {
    double sum = 0;
    for (int i = 0; i < weights.length && least + i <= amount; i++) {
      sum += weights[i];
    }
    return sum;
  }

  /** Returns the probability of less than {@code amount}. */
  double below(long amount) {
    return cdf(amount - 1);
  }
}
