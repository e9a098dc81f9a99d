package io.crmkit.ai.smile;

import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.Tree;
import io.crmkit.ai.ir.Tree.Side;
import java.util.Arrays;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import smile.base.cart.InternalNode;
import smile.data.measure.NominalScale;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.BaseVector;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;

/** What Smile's trees are given of a feature, and how their splits of it are said of the feature itself. */
sealed interface Column {

  /** Returns the feature. */
  int feature();

  /** Returns the values for the training. */
  BaseVector<?, ?, ?> vector(String name, double[] values);

  /**
   * Adds a split to a tree and returns its node; to the left goes whom Smile sends to the true child.
   *
   * @param slots makes a slot of what is derived
   */
  int split(InternalNode split, Tree.Builder tree, ToIntFunction<Derivation> slots);

  /** A number, with the mean in place of gaps. */
  record Amount(int feature, double mean) implements Column {

    @Override
    public BaseVector<?, ?, ?> vector(String name, double[] values) {
      return DoubleVector.of(name, Arrays.stream(values).map(value -> Double.isNaN(value) ? mean : value));
    }

    @Override
    public int split(InternalNode split, Tree.Builder tree, ToIntFunction<Derivation> slots) {
      double threshold = Probe.threshold(split);
      return tree.split(feature, threshold, mean <= threshold ? Side.LEFT : Side.RIGHT, split.size());
    }
  }

  /** Whether a number is missing: 1 or 0. */
  record Gap(int feature) implements Column {

    @Override
    public BaseVector<?, ?, ?> vector(String name, double[] values) {
      return DoubleVector.of(name, Arrays.stream(values).map(new Derivation.Missing(feature)::apply));
    }

    @Override
    public int split(InternalNode split, Tree.Builder tree, ToIntFunction<Derivation> slots) {
      int slot = slots.applyAsInt(new Derivation.Missing(feature));
      return tree.split(slot, Probe.threshold(split), Side.RIGHT, split.size());
    }
  }

  /** Categories by their codes, and one more for gaps; Smile tells one of them from all others. */
  record Words(int feature, int size) implements Column {

    private static final long ONE = 1L << 1;

    @Override
    public BaseVector<?, ?, ?> vector(String name, double[] values) {
      String[] levels = IntStream.rangeClosed(0, size).mapToObj(Integer::toString).toArray(String[]::new);
      return IntVector.of(new StructField(name, DataTypes.IntegerType, new NominalScale(levels)),
          Arrays.stream(values).mapToInt(value -> Double.isNaN(value) ? size : (int) value));
    }

    @Override
    public int split(InternalNode split, Tree.Builder tree, ToIntFunction<Derivation> slots) {
      int code = Probe.code(split, size);
      if (code < Math.min(size, Tree.MOST_CATEGORIES)) {
        return tree.splitByCategory(feature, 1L << code, Side.RIGHT, split.size());
      }
      Derivation is = code == size ? new Derivation.Missing(feature) : new Derivation.Category(feature, code);
      return tree.splitByCategory(slots.applyAsInt(is), ONE, Side.RIGHT, split.size());
    }
  }
}
