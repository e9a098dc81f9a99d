package io.crmkit.ai.train.tree;

import java.util.Arrays;

/** Finds the best split of a leaf by the sums of its bins. */
final class SplitSearch {

  /** Added to second derivatives when categories are sorted, and to the penalty of their leaves (Ke et al. 2017). */
  private static final double SMOOTHING = 10;

  private final BinnedRows rows;
  private final Boosting settings;
  private final Gradients gradients;
  private final long[] keys = new long[Binning.MOST];
  private final boolean directed;
  private Freedom freedom;

  SplitSearch(BinnedRows rows, Boosting settings, Gradients gradients, Freedom freedom) {
    this.rows = rows;
    this.settings = settings;
    this.gradients = gradients;
    this.freedom = freedom;
    directed = freedom.isDirected();
  }

  Split best(Node node, int[] features) {
    freedom = node.freedom;
    long[] histogram = node.histogram();
    long total = node.total;
    Split best = Split.NONE;
    for (int feature : features) {
      Split found = rows.categories[feature]
          ? ofCategory(histogram, feature, total) : ofNumber(histogram, feature, total);
      if (found.isBetterThan(best)) {
        best = found;
      }
    }
    return best;
  }

  /** Below the first bin is nothing but what is missing, if that goes to the left. */
  private Split ofNumber(long[] histogram, int feature, long total) {
    int start = rows.starts[feature];
    int bins = rows.binning.count(feature);
    long missing = histogram[start + bins];
    double parent = score(total, settings.penalty());
    int sign = freedom.sign(feature);
    double bestGain = missing == 0 ? 0 : Math.max(0, gain(missing, total, parent, settings.penalty()));
    Split best = bestGain > 0 ? new Split(bestGain, feature, -1, 0, true, missing) : Split.NONE;
    long below = 0;
    for (int bin = 0; bin < bins - 1; bin++) {
      long sum = histogram[start + bin];
      if (sum == 0) {
        continue; // nothing that the last bin did not divide as well
      }
      below += sum;
      double gain = gain(below, total, parent, settings.penalty());
      if (gain > bestGain && isAllowed(sign, below, total)) {
        bestGain = gain;
        best = new Split(gain, feature, bin, 0, missing == 0 && isMost(below, total), below);
      }
      gain = missing == 0 ? 0 : gain(below + missing, total, parent, settings.penalty());
      if (gain > bestGain && isAllowed(sign, below + missing, total)) {
        bestGain = gain;
        best = new Split(gain, feature, bin, 0, true, below + missing);
      }
    }
    return best;
  }

  private boolean isMost(long part, long total) {
    return gradients.second(part) * 2 > gradients.second(total);
  }

  private Split ofCategory(long[] histogram, int feature, long total) {
    int start = rows.starts[feature];
    int bins = rows.binning.count(feature);
    int size = sorted(histogram, start, bins + 1);
    double penalty = settings.penalty() + (size > 4 ? SMOOTHING : 0);
    double parent = score(total, penalty);
    double bestGain = 0;
    int bestSize = 0;
    long best = 0;
    long left = 0;
    for (int i = 0; i < size - 1; i++) {
      left += histogram[start + binOf(keys[i])];
      double gain = gain(left, total, parent, penalty);
      if (gain > bestGain) {
        bestGain = gain;
        bestSize = i + 1;
        best = left;
      }
    }
    boolean largerLeft = histogram[start + bins] == 0 && isMost(best, total);
    return bestSize == 0 ? Split.NONE : taking(feature, bestSize, new Split(bestGain, feature, -1, 0, largerLeft, best));
  }

  private Split taking(int feature, int size, Split found) {
    int bins = rows.binning.count(feature);
    long codes = 0;
    boolean missingLeft = found.missingLeft();
    for (int i = 0; i < size; i++) {
      int bin = binOf(keys[i]);
      if (bin == bins) {
        missingLeft = true;
      } else {
        codes |= 1L << bin;
      }
    }
    return new Split(found.gain(), feature, -1, codes, missingLeft, found.left());
  }

  /** Writes the bins that have cases by their mean gradient, the lower bin of equals first; returns how many. */
  private int sorted(long[] histogram, int start, int bins) {
    int size = 0;
    for (int bin = 0; bin < bins; bin++) {
      long sum = histogram[start + bin];
      if (sum != 0) {
        float mean = (float) (gradients.first(sum) / (gradients.second(sum) + SMOOTHING));
        int bits = Float.floatToIntBits(mean);
        // as integers, negative floats are in the opposite order
        keys[size++] = (long) (bits ^ bits >> 31 & Integer.MAX_VALUE) << Byte.SIZE | bin;
      }
    }
    Arrays.sort(keys, 0, size);
    return size;
  }

  private static int binOf(long key) {
    return (int) (key & 0xff);
  }

  private double gain(long left, long total, double parent, double penalty) {
    long right = total - left;
    if (gradients.second(left) < settings.leastWeight() || gradients.second(right) < settings.leastWeight()) {
      return 0;
    }
    return score(left, penalty) + score(right, penalty) - parent;
  }

  private double score(long sum, double penalty) {
    double first = gradients.first(sum);
    double second = gradients.second(sum) + penalty;
    if (directed) {
      double value = freedom.bound(-first / second);
      return -(2 * first + second * value) * value;
    }
    return first * first / second;
  }

  /** Whether both sides of a threshold are in the order that the feature asks for. */
  private boolean isAllowed(int sign, long left, long total) {
    return sign == 0 || sign * value(left) <= sign * value(total - left);
  }

  private double value(long sum) {
    return freedom.bound(-gradients.first(sum) / (gradients.second(sum) + settings.penalty()));
  }

  /** Returns what a leaf says, held back by the learning rate, and within its bounds. */
  double leaf(Node node) {
    if (directed) {
      freedom = node.freedom;
      return settings.learningRate() * value(node.total);
    }
    double second = gradients.second(node.total) + settings.penalty();
    return -settings.learningRate() * gradients.first(node.total) / second;
  }

  /** Returns what keeps the sides of a node's split apart. */
  double middle(Node node) {
    freedom = node.freedom;
    double left = value(node.split.left());
    return left + (value(node.total - node.split.left()) - left) / 2;
  }
}
