package io.crmkit.dedupe.learn;

/** Numbers by level, as shares of their sum. */
final class Shares {

  private Shares() {}

  static void normalise(double[] byLevel) {
    double sum = 0;
    for (double each : byLevel) {
      sum += each;
    }
    for (int level = 0; level < byLevel.length && sum > 0; level++) {
      byLevel[level] /= sum;
    }
  }
}
