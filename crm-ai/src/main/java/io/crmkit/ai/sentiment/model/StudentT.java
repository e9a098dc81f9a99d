package io.crmkit.ai.sentiment.model;

import io.crmkit.core.statistics.IncompleteBeta;

/** Student's t distribution. */
final class StudentT {

  private static final double ENOUGH = 1e-15;

  private StudentT() {}

  /** Returns how likely it is to be farther than t from 0, on either side. */
  static double beyond(double t, double degrees) {
    return new IncompleteBeta(degrees / 2, 0.5).of(degrees / (degrees + t * t));
  }

  /** Returns the t that lies within which it is with a probability, on both sides together. */
  static double within(double level, double degrees) {
    double low = 0;
    double high = 1;
    while (beyond(high, degrees) > 1 - level && high < 1e12) {
      high *= 2;
    }
    for (int i = 0; i < 200 && high - low > ENOUGH * high; i++) {
      double middle = (low + high) / 2;
      if (beyond(middle, degrees) > 1 - level) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
