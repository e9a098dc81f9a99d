package io.crmkit.forecast.accuracy;

import java.util.Arrays;

/**
 * A sum of numbers that is rounded once, at the end, so that the order of adding does not matter.
 *
 * <p>Source: J. R. Shewchuk, Adaptive precision floating-point arithmetic and fast robust geometric predicates,
 * Discrete &amp; Computational Geometry 18 (1997): the sum is kept as numbers that do not overlap, the smallest first.
 */
final class ExactSum {

  private double[] parts = new double[4];
  private int count;

  /** Adds a number; it and the sum must be finite. */
  void add(double number) {
    double rest = number;
    int kept = 0;
    for (int i = 0; i < count; i++) {
      double large = Math.abs(rest) < Math.abs(parts[i]) ? parts[i] : rest;
      double small = Math.abs(rest) < Math.abs(parts[i]) ? rest : parts[i];
      double sum = large + small;
      double lost = small - (sum - large);
      if (lost != 0) {
        parts[kept++] = lost;
      }
      rest = sum;
    }
    if (kept == parts.length) {
      parts = Arrays.copyOf(parts, kept * 2);
    }
    parts[kept] = rest;
    count = kept + 1;
  }

  void addAll(ExactSum other) {
    double[] theirs = Arrays.copyOf(other.parts, other.count); // they may be ours
    for (double part : theirs) {
      add(part);
    }
  }

  /** Returns the number that is nearest to the sum. */
  double value() {
    int i = count - 1;
    double high = i < 0 ? 0 : parts[i];
    double low = 0;
    while (i > 0 && low == 0) {
      double next = parts[--i];
      double sum = high + next;
      low = next - (sum - high);
      high = sum;
    }
    // half way between two numbers, the parts below say which of them is nearer
    if (i > 0 && (low < 0 && parts[i - 1] < 0 || low > 0 && parts[i - 1] > 0)) {
      double doubled = low * 2;
      double moved = high + doubled;
      return moved - high == doubled ? moved : high;
    }
    return high;
  }
}
