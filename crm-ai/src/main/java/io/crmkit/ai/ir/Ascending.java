package io.crmkit.ai.ir;

/** That a calibrator keeps the order of margins. */
final class Ascending {

  private Ascending() {}

  static double require(double factor, String name) {
    if (!(factor >= 0) || Double.isInfinite(factor)) {
      throw new IllegalArgumentException("%s must not be negative: %s".formatted(name, factor));
    }
    return factor + 0.0;
  }
}
