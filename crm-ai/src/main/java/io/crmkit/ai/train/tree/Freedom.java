package io.crmkit.ai.train.tree;

import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.train.Constraints;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a place of a tree may become: the bounds of what its leaves say, and the features that it may be divided by.
 *
 * <p>Where a number with a direction divides, the middle of what both sides say bounds all that is below: each leaf of
 * one side stays on its side of it, so that no row can pass another one. (This is the basic method of LightGBM.)
 */
final class Freedom {

  final int[] features;
  private final int[] signs;
  private final List<BitSet> groups;
  private final double low;
  private final double high;

  private Freedom(int[] features, int[] signs, List<BitSet> groups, double low, double high) {
    this.features = features;
    this.signs = signs;
    this.groups = groups;
    this.low = low;
    this.high = high;
  }

  static Freedom of(Constraints constraints, FeatureSchema schema) {
    return new Freedom(IntStream.range(0, schema.size()).toArray(), constraints.signs(schema),
        constraints.together(schema), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** Whether a feature has a direction, so that what leaves say is bound. */
  boolean isDirected() {
    return IntStream.of(signs).anyMatch(sign -> sign != 0);
  }

  /** Returns 1 where the margin must rise with a feature, -1 where it must fall, else 0. */
  int sign(int feature) {
    return signs[feature];
  }

  /** Returns the nearest that may be said. */
  double bound(double value) {
    return Math.min(Math.max(value, low), high);
  }

  /** Returns what is left to the left of a split, both sides of which are kept apart by a value. */
  Freedom left(Split split, double apart) {
    return within(split, isRising(split) ? low : apart, isRising(split) ? apart : high);
  }

  /** Returns what is left to its right. */
  Freedom right(Split split, double apart) {
    return within(split, isRising(split) ? apart : low, isRising(split) ? high : apart);
  }

  private boolean isRising(Split split) {
    return signs[split.feature()] > 0;
  }

  /** Only a threshold of a number with a direction keeps its sides apart; what is missing and else is not ordered. */
  private Freedom within(Split split, double newLow, double newHigh) {
    boolean apart = signs[split.feature()] != 0 && split.bin() >= 0;
    if (groups.isEmpty() && !apart) {
      return this;
    }
    List<BitSet> more = groups.stream().filter(group -> group.get(split.feature())).toList();
    int[] open = groups.isEmpty() ? features : IntStream.of(features)
        .filter(feature -> more.stream().anyMatch(group -> group.get(feature))).toArray();
    return new Freedom(open, signs, more, apart ? newLow : low, apart ? newHigh : high);
  }
}
