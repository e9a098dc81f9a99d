package io.crmkit.forecast.distribution;

/** Points on the unit circle, each of which follows from the one before by the same rotation. */
final class CirclePowers {

  private final double[] cos;
  private final double[] sin;

  /** Has room for so many. */
  CirclePowers(int most) {
    cos = new double[most];
    sin = new double[most];
  }

  double[] cos() {
    return cos;
  }

  double[] sin() {
    return sin;
  }

  /** Writes e^{2πi·(start + k·turns)} for {@code size} numbers k from 0 on. Half of them follow from the others at once. */
  void fill(double start, double turns, int size) {
    double c = Math.cos(angle(turns));
    double s = Math.sin(angle(turns));
    cos[0] = start == turns ? c : Math.cos(angle(start));
    sin[0] = start == turns ? s : Math.sin(angle(start));
    for (int half = 1; half < size; half *= 2) {
      int more = Math.min(half, size - half);
      for (int j = 0; j < more; j++) {
        cos[half + j] = cos[j] * c - sin[j] * s;
        sin[half + j] = cos[j] * s + sin[j] * c;
      }
      double twice = 2 * c * s;
      c = (c - s) * (c + s);
      s = twice;
    }
  }

  private static double angle(double turns) {
    return 2 * Math.PI * (turns - Math.rint(turns));
  }
}
