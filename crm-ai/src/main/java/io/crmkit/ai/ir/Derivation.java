package io.crmkit.ai.ir;

import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A slot that is computed from slots before it: a step of preparing.
 *
 * <p>What is missing ({@code NaN}) stays missing unless a kind says otherwise.
 */
public sealed interface Derivation permits Derivation.OfOne, Derivation.OfTwo {

  /** Returns the slots that it reads. */
  List<Integer> inputs();

  /** Returns the value for one case. */
  double of(double[] slots);

  /** Writes the values for the first {@code rows} cases, of whom {@code slots} has a column for each slot. */
  void of(double[][] slots, int rows, double[] into);

  /** Returns the same computation of other slots. */
  Derivation reading(IntUnaryOperator slots);

  /** A slot that is computed from one other. */
  sealed interface OfOne extends Derivation
      permits Fill, Scale, Clip, Log, Missing, Category, Bin, Lookup {

    /** Returns the slot that it reads. */
    int input();

    /** Returns what becomes of a value. */
    double apply(double value);

    @Override
    default List<Integer> inputs() {
      return List.of(input());
    }

    @Override
    default double of(double[] slots) {
      return apply(slots[input()]);
    }

    @Override
    default void of(double[][] slots, int rows, double[] into) {
      double[] values = slots[input()];
      for (int row = 0; row < rows; row++) {
        into[row] = apply(values[row]);
      }
    }
  }

  /** A slot that is computed from two others; what it tells is a field of its own. */
  sealed interface OfTwo extends Derivation permits Sum, Difference, Product, Ratio {

    /** Returns the first slot that it reads. */
    int first();

    /** Returns the second slot that it reads. */
    int second();

    /** Returns what becomes of two values. */
    double apply(double first, double second);

    /** Returns how people write it, such as {@code /}. */
    String sign();

    @Override
    default List<Integer> inputs() {
      return List.of(first(), second());
    }

    @Override
    default double of(double[] slots) {
      return apply(slots[first()], slots[second()]);
    }

    @Override
    default void of(double[][] slots, int rows, double[] into) {
      double[] firsts = slots[first()];
      double[] seconds = slots[second()];
      for (int row = 0; row < rows; row++) {
        into[row] = apply(firsts[row], seconds[row]);
      }
    }
  }

  /** Another number where there is none. */
  record Fill(int input, double value) implements OfOne {
    public Fill {
      value = Finite.require(value, "value");
    }

    @Override
    public double apply(double given) {
      return Double.isNaN(given) ? value : given;
    }

    @Override
    public Derivation reading(IntUnaryOperator slots) {
      return new Fill(slots.applyAsInt(input), value);
    }
  }

  /** {@code (value - shift) * factor}. */
  record Scale(int input, double shift, double factor) implements OfOne {
    public Scale {
      shift = Finite.require(shift, "shift");
      factor = Finite.require(factor, "factor");
    }

    @Override
    public double apply(double value) {
      return (value - shift) * factor;
    }

    @Override
    public Derivation reading(IntUnaryOperator slots) {
      return new Scale(slots.applyAsInt(input), shift, factor);
    }
  }

  /** The nearest number of a range. */
  record Clip(int input, double low, double high) implements OfOne {
    public Clip {
      low = Finite.require(low, "low");
      high = Finite.require(high, "high");
      if (low > high) {
        throw new IllegalArgumentException("low %s is above high %s".formatted(low, high));
      }
    }

    @Override
    public double apply(double value) {
      return Double.isNaN(value) ? value : Math.min(Math.max(value, low), high);
    }

    @Override
    public Derivation reading(IntUnaryOperator slots) {
      return new Clip(slots.applyAsInt(input), low, high);
    }
  }

  /** {@code ln(1 + |value|)} with the sign of the value: amounts of any size, and of both signs. */
  record Log(int input) implements OfOne {
    @Override
    public double apply(double value) {
      return Math.copySign(StrictMath.log1p(Math.abs(value)), value);
    }

    @Override
    public Derivation reading(IntUnaryOperator slots) {
      return new Log(slots.applyAsInt(input));
    }
  }

  /** 1 where there is no value, else 0. */
  record Missing(int input) implements OfOne {
    @Override
    public double apply(double value) {
      return Double.isNaN(value) ? 1 : 0;
    }

    @Override
    public Derivation reading(IntUnaryOperator slots) {
      return new Missing(slots.applyAsInt(input));
    }
  }

  /** 1 for one category, else 0; 0 where there is none. */
  record Category(int input, int code) implements OfOne {
    public Category {
      if (code < 0) {
        throw new IllegalArgumentException("code is negative: " + code);
      }
    }

    @Override
    public double apply(double value) {
      return value == code ? 1 : 0;
    }

    @Override
    public Derivation reading(IntUnaryOperator slots) {
      return new Category(slots.applyAsInt(input), code);
    }
  }

  /** How many of some ascending edges are smaller than the value. */
  record Bin(int input, DoubleArray edges) implements OfOne {
    public Bin {
      if (!edges.isFinite() || !edges.isAscending()) {
        throw new IllegalArgumentException("edges are not ascending: " + edges);
      }
    }

    @Override
    public double apply(double value) {
      return Double.isNaN(value) ? value : edges.below(value);
    }

    @Override
    public Derivation reading(IntUnaryOperator slots) {
      return new Bin(slots.applyAsInt(input), edges);
    }
  }

  /** A number for each category, such as its rate among those that were learned from; another one for all else. */
  record Lookup(int input, DoubleArray values, double otherwise) implements OfOne {
    public Lookup {
      otherwise = Finite.require(otherwise, "otherwise");
      if (!values.isFinite()) {
        throw new IllegalArgumentException("a value is not finite: " + values);
      }
    }

    @Override
    public double apply(double value) {
      return value >= 0 && value < values.size() ? values.at((int) value) : otherwise;
    }

    @Override
    public Derivation reading(IntUnaryOperator slots) {
      return new Lookup(slots.applyAsInt(input), values, otherwise);
    }
  }

  /** Both together. */
  record Sum(int first, int second) implements OfTwo {
    @Override
    public double apply(double a, double b) {
      return a + b;
    }

    @Override
    public String sign() {
      return "+";
    }

    @Override
    public Derivation reading(IntUnaryOperator slots) {
      return new Sum(slots.applyAsInt(first), slots.applyAsInt(second));
    }
  }

  /** The first without the second. */
  record Difference(int first, int second) implements OfTwo {
    @Override
    public double apply(double a, double b) {
      return a - b;
    }

    @Override
    public String sign() {
      return "-";
    }

    @Override
    public Derivation reading(IntUnaryOperator slots) {
      return new Difference(slots.applyAsInt(first), slots.applyAsInt(second));
    }
  }

  /** One times the other. */
  record Product(int first, int second) implements OfTwo {
    @Override
    public double apply(double a, double b) {
      return a * b;
    }

    @Override
    public String sign() {
      return "*";
    }

    @Override
    public Derivation reading(IntUnaryOperator slots) {
      return new Product(slots.applyAsInt(first), slots.applyAsInt(second));
    }
  }

  /** The first for each of the second; missing where the second is 0. */
  record Ratio(int first, int second) implements OfTwo {
    @Override
    public double apply(double a, double b) {
      return b == 0 ? Double.NaN : a / b;
    }

    @Override
    public String sign() {
      return "/";
    }

    @Override
    public Derivation reading(IntUnaryOperator slots) {
      return new Ratio(slots.applyAsInt(first), slots.applyAsInt(second));
    }
  }
}
