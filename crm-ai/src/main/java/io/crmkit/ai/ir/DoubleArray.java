package io.crmkit.ai.ir;

import io.crmkit.core.json.AsDocument;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Numbers that do not change, without boxes; there is one zero, which has no sign. */
public final class DoubleArray {

  private final double[] values;

  private DoubleArray(double[] values) {
    this.values = values;
  }

  /** Returns a copy. */
  public static DoubleArray of(double... values) {
    return new DoubleArray(Arrays.stream(values).map(value -> value + 0.0).toArray());
  }

  @AsDocument
  static DoubleArray ofDocument(List<Double> values) {
    return new DoubleArray(values.stream().mapToDouble(value -> value + 0.0).toArray());
  }

  @AsDocument
  List<Double> document() {
    return stream().boxed().toList();
  }

  /** Returns how many there are. */
  public int size() {
    return values.length;
  }

  /** Returns the number at a place. */
  public double at(int index) {
    return values[index];
  }

  /** Returns a copy as an array. */
  public double[] toArray() {
    return values.clone();
  }

  /** Returns the numbers in their order. */
  public DoubleStream stream() {
    return Arrays.stream(values);
  }

  boolean isFinite() {
    return stream().allMatch(Double::isFinite);
  }

  boolean isAscending() {
    for (int i = 1; i < values.length; i++) {
      if (!(values[i - 1] < values[i])) {
        return false;
      }
    }
    return true;
  }

  /** Returns how many are smaller than a number, of ascending ones. */
  public int below(double value) {
    int low = 0;
    int high = values.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (values[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DoubleArray that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
