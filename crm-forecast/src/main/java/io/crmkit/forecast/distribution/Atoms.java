package io.crmkit.forecast.distribution;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Values and how likely each is: ascending, each value once.
 */
final class Atoms {

  /** Nothing, for certain. */
  static final Atoms ZERO = new Atoms(new long[1], new double[] {1});

  /** No value at all. */
  static final Atoms NONE = new Atoms(new long[0], new double[0]);

  private final long[] values;
  private final double[] weights;

  Atoms(long[] values, double[] weights) {
    this.values = values;
    this.weights = weights;
  }

  /** Returns values that come in any order, and some of them more than once. */
  static Atoms of(long[] values, double[] weights) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingLong(i -> values[i]));
    long[] ascending = new long[values.length];
    double[] likely = new double[values.length];
    int size = 0;
    for (int i : order) {
      size += size > 0 && ascending[size - 1] == values[i] ? 0 : 1;
      ascending[size - 1] = values[i];
      likely[size - 1] += weights[i];
    }
    return new Atoms(Arrays.copyOf(ascending, size), Arrays.copyOf(likely, size));
  }

  long[] values() {
    return values;
  }

  double[] weights() {
    return weights;
  }

  /** Returns where the last of some ascending values is that is not above a limit; -1 if there is none. */
  static int lastAtMost(long limit, long[] ascending) {
    int found = Arrays.binarySearch(ascending, limit);
    return found >= 0 ? found : -found - 2;
  }

  int size() {
    return values.length;
  }

  long least() {
    return values[0];
  }

  long most() {
    return values[values.length - 1];
  }

  /** Returns these values plus {@code amount}, which comes with probability {@code p}: two ascending lists, merged. */
  Atoms plusDeal(long amount, double p) {
    return merge(shifted(0, 1 - p), shifted(amount, p));
  }

  /** Returns these values plus k · {@code amount}, where k starts at {@code first} and has the given probabilities. */
  Atoms plusCount(long amount, int first, double[] counts) {
    return plusCount(amount, first, counts, 0, counts.length);
  }

  private Atoms plusCount(long amount, int first, double[] counts, int from, int to) {
    if (to - from == 1) {
      return shifted(amount * (first + from), counts[from]);
    }
    int middle = (from + to) >>> 1;
    return merge(plusCount(amount, first, counts, from, middle), plusCount(amount, first, counts, middle, to));
  }

  private Atoms shifted(long amount, double factor) {
    long[] moved = new long[values.length];
    double[] scaled = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      moved[i] = values[i] + amount;
      scaled[i] = weights[i] * factor;
    }
    return new Atoms(moved, scaled);
  }

  private static Atoms merge(Atoms a, Atoms b) {
    long[] merged = new long[a.size() + b.size()];
    double[] weights = new double[merged.length];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      boolean first = j == b.size() || i < a.size() && a.values[i] <= b.values[j];
      boolean second = i == a.size() || j < b.size() && b.values[j] <= a.values[i];
      merged[size] = first ? a.values[i] : b.values[j];
      weights[size++] = (first ? a.weights[i++] : 0) + (second ? b.weights[j++] : 0);
    }
    return size == merged.length
        ? new Atoms(merged, weights) : new Atoms(Arrays.copyOf(merged, size), Arrays.copyOf(weights, size));
  }

  Atoms without(double unlikely) {
    long[] left = new long[values.length];
    double[] likely = new double[values.length];
    int size = 0;
    for (int i = 0; i < values.length; i++) {
      if (weights[i] >= unlikely) {
        left[size] = values[i];
        likely[size++] = weights[i];
      }
    }
    return new Atoms(Arrays.copyOf(left, size), Arrays.copyOf(likely, size));
  }

  /** Returns the values of both; the weights of equal ones are added up. */
  Atoms and(Atoms others) {
    return merge(this, others);
  }

  /** Returns no more than so many of them, the likeliest. */
  Atoms likeliest(int most) {
    if (size() <= most) {
      return this;
    }
    double[] ascending = weights.clone();
    Arrays.sort(ascending);
    return without(Math.nextUp(ascending[size() - most - 1]));
  }

  double sum() {
    return Arrays.stream(weights).sum();
  }

  /** Returns the probabilities of at most each value. */
  double[] cumulated() {
    double[] sums = new double[weights.length];
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      sum += weights[i];
      sums[i] = Math.min(sum, 1);
    }
    return sums;
  }
}
