package io.crmkit.forecast.outlook;

import io.crmkit.forecast.distribution.CommonShock;
import io.crmkit.forecast.distribution.OpenDeals;
import java.util.ArrayList;
import java.util.List;

/**
 * What earlier windows of a level teach of later ones: how far all probabilities are off together, and how much they
 * move together from window to window.
 *
 * <p>By the first two moments of a {@link CommonShock}: with S the sum of amount × φ(Φ⁻¹(p)) the error of a window has
 * a mean of about bias·S and a variance of about V + ρ·S², where V is that of independent deals. Windows fade by half
 * in eight weeks, and a prior counts as one window, so that the first ones do not jump.
 */
final class PastErrors {

  private static final double HALF_LIFE_DAYS = 56;
  private static final double PRIOR_CORRELATION = 0.02;
  private static final double PRIOR_WINDOWS = 1;

  private final List<Past> windows = new ArrayList<>();

  /** One window: when its outcome was known, its error, its variance if deals were independent, and S. */
  private record Past(long known, double error, double variance, double sensitivity) {}

  void add(long knownOnDay, OpenDeals deals, long actual) {
    double mean = 0;
    double variance = 0;
    double sensitivity = 0;
    for (int i = 0; i < deals.size(); i++) {
      double amount = deals.amount(i);
      double p = deals.probability(i);
      mean += amount * p;
      variance += amount * amount * p * (1 - p);
      sensitivity += amount * Probit.sensitivity(p);
    }
    if (sensitivity > 0) {
      windows.add(new Past(knownOnDay, actual - mean, variance, sensitivity));
    }
  }

  /** Returns what is learned from windows whose outcomes are known by a day. */
  CommonShock shock(long day) {
    double errors = 0;
    double sensitivities = 0;
    double count = 0;
    for (Past past : windows) {
      if (past.known <= day) {
        double weight = weight(past, day);
        errors += weight * past.error;
        sensitivities += weight * past.sensitivity;
        count += weight;
      }
    }
    double prior = count == 0 ? 1 : PRIOR_WINDOWS * sensitivities / count;
    double bias = errors / (sensitivities + prior);
    double squares = 0;
    double scale = 0;
    for (Past past : windows) {
      if (past.known <= day) {
        // a window of many deals tells more of ρ than one where chance alone moves the sum
        double weight = weight(past, day) / square(past.variance / past.sensitivity + past.sensitivity * 0.05);
        squares += weight * (square(past.error - bias * past.sensitivity) - past.variance);
        scale += weight * square(past.sensitivity);
      }
    }
    double priorScale = count == 0 ? 1 : PRIOR_WINDOWS * scale / count;
    double correlation = (squares + PRIOR_CORRELATION * priorScale) / (scale + priorScale);
    return new CommonShock(Math.max(0, Math.min(0.9, correlation)), bias);
  }

  private static double weight(Past past, long day) {
    return Math.pow(0.5, (day - past.known) / HALF_LIFE_DAYS);
  }

  private static double square(double number) {
    return number * number;
  }
}
