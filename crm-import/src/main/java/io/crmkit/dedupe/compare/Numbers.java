package io.crmkit.dedupe.compare;

import java.util.Arrays;
import java.util.List;

/** The quantities of a field, on the scale on which they differ: their logarithms if they span orders of magnitude. */
final class Numbers {

  private static final double SPAN = 20;

  private final double[] values;
  private final double typical;

  private Numbers(double[] values, double typical) {
    this.values = values;
    this.typical = typical;
  }

  static Numbers of(List<String> texts) {
    double[] values = texts.stream().mapToDouble(Double::parseDouble).toArray();
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int last = sorted.length - 1;
    boolean logarithms = last >= 0 && sorted[0] > 0 && sorted[last - last / 20] > SPAN * sorted[last / 20];
    for (int i = 0; logarithms && i <= last; i++) {
      values[i] = StrictMath.log(values[i]);
      sorted[i] = StrictMath.log(sorted[i]);
    }
    double quartiles = last < 0 ? 0 : sorted[last - last / 4] - sorted[last / 4];
    return new Numbers(values, quartiles > 0 ? quartiles : 1);
  }

  /** The distance of two values in that of the quartiles. */
  double apart(int one, int other) {
    return Math.abs(values[one] - values[other]) / typical;
  }
}
