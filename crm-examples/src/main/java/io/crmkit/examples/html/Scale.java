package io.crmkit.examples.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where values stand in a picture.
 *
 * @param low the value at {@code from}
 * @param high the value at {@code to}, above {@code low}
 */
record Scale(double low, double high, double from, double to) {

  private static final double[] STEPS = {1, 2, 2.5, 5, 10};

  /** Returns a scale of a size above zero from the least to the largest of some values, and zero. */
  static Scale of(double least, double most, double from, double to) {
    double low = Math.min(0, least);
    double high = Math.max(0, most);
    return new Scale(low, high > low ? high : low + 1, from, to);
  }

  double at(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }

  /** Returns round values, {@code most} at most. */
  List<Double> ticks(int most) {
    double raw = (high - low) / most;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double step = 10 * power;
    for (int i = STEPS.length - 1; i >= 0; i--) {
      step = STEPS[i] * power >= raw ? STEPS[i] * power : step;
    }
    List<Double> ticks = new ArrayList<>();
    for (double k = Math.ceil(low / step); k * step <= high; k++) {
      ticks.add(k * step + 0.0); // there is no -0 then
    }
    return ticks;
  }

  /** Returns a value with three figures at most, such as 1.25 M. */
  static String compact(double value) {
    double size = Math.abs(value);
    if (size >= 1e6) {
      return trimmed(value / 1e6) + " M";
    }
    return size >= 1e3 ? trimmed(value / 1e3) + " k" : trimmed(value);
  }

  private static String trimmed(double value) {
    int digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
    String text = String.format(Locale.ROOT, "%." + digits + "f", value);
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("[.]$", "") : text;
  }
}
