package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.model.NumberScale;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The quantities of a field, on the scale on which they differ: their logarithms if they span orders of magnitude. */
final class Numbers {

  private static final double SPAN = 20;

  private final double[] values;
  private final NumberScale scale;

  private Numbers(double[] values, NumberScale scale) {
    this.values = values;
    this.scale = scale;
  }

  /** Takes quantities by a scale; null to find it by these. */
  static Numbers of(List<String> texts, @Nullable NumberScale known) {
    return known == null ? learn(texts)
        : new Numbers(texts.stream().mapToDouble(text -> value(text, known)).toArray(), known);
  }

  /** Returns the quantity that a text says, on a scale. */
  static double value(String text, NumberScale scale) {
    double value = Double.parseDouble(text);
    return scale.form() == NumberScale.Form.LINEAR ? value : logarithm(value);
  }

  /** The logarithm of a quantity; what has none is farther from all others than any. */
  private static double logarithm(double value) {
    return value > 0 ? StrictMath.log(value) : -1000;
  }

  private static Numbers learn(List<String> texts) {
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
    return new Numbers(values, new NumberScale(
        logarithms ? NumberScale.Form.LOGARITHMIC : NumberScale.Form.LINEAR, quartiles > 0 ? quartiles : 1));
  }

  /** Returns the quantity that a value says, on the scale. */
  double value(int value) {
    return values[value];
  }

  NumberScale scale() {
    return scale;
  }
}
