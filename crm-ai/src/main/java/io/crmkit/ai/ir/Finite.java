package io.crmkit.ai.ir;

/** That numbers of a model are numbers, and that there is one zero. */
final class Finite {

  private Finite() {}

  static double require(double value, String name) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("%s is not finite: %s".formatted(name, value));
    }
    return value + 0.0;
  }
}
