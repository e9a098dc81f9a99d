package io.crmkit.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** Repeated measurements of one figure, in any unit; their median stands for them, as a few are always disturbed. */
public final class Samples {

  private final List<Double> values = new ArrayList<>();

  public void add(double value) {
    values.add(value);
  }

  /** Returns the median, or {@code NaN} if nothing was measured. */
  public double median() {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
