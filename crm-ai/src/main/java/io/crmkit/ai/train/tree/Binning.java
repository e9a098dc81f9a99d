package io.crmkit.ai.train.tree;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.Tree;
import java.util.Arrays;

/**
 * Bins of the values of each feature. A number has up to 254 with nearly the same number of cases, a category one for
 * each of its first 64 codes; what is missing or beyond has the last bin.
 */
final class Binning {

  static final int MOST = 255;

  private final double[][] cuts;
  private final int[] counts;

  private Binning(double[][] cuts, int[] counts) {
    this.cuts = cuts;
    this.counts = counts;
  }

  static Binning of(FeatureSchema schema, ColumnBatch rows) {
    double[][] cuts = new double[schema.size()][];
    int[] counts = new int[schema.size()];
    for (int i = 0; i < schema.size(); i++) {
      boolean number = schema.feature(i).kind() == FeatureKind.NUMBER;
      cuts[i] = number ? cuts(rows.column(i)) : new double[0];
      counts[i] = number ? cuts[i].length + 1
          : Math.min(schema.feature(i).vocabulary().size(), Tree.MOST_CATEGORIES);
    }
    return new Binning(cuts, counts);
  }

  /** Returns thresholds half-way between neighbours, {@code x <= cut} being below. */
  private static double[] cuts(double[] column) {
    double[] sorted = Arrays.stream(column).filter(value -> !Double.isNaN(value)).sorted().toArray();
    double[] distinct = Arrays.stream(sorted).distinct().toArray();
    if (distinct.length <= MOST - 1) {
      double[] cuts = new double[Math.max(0, distinct.length - 1)];
      Arrays.setAll(cuts, i -> between(distinct[i], distinct[i + 1]));
      return cuts;
    }
    double[] cuts = new double[MOST - 2];
    int size = 0;
    for (int i = 1; i < MOST - 1; i++) {
      int at = (int) ((long) sorted.length * i / (MOST - 1));
      int next = Arrays.binarySearch(distinct, sorted[at]);
      if (next > 0) {
        double cut = between(distinct[next - 1], distinct[next]);
        if (size == 0 || cuts[size - 1] < cut) {
          cuts[size++] = cut;
        }
      }
    }
    return Arrays.copyOf(cuts, size);
  }

  private static double between(double low, double high) {
    double middle = low + (high - low) / 2;
    return middle < high ? middle : low;
  }

  int features() {
    return counts.length;
  }

  /** Returns how many bins with values a feature has; the bin of that number holds what has none. */
  int count(int feature) {
    return counts[feature];
  }

  double cut(int feature, int bin) {
    return cuts[feature][bin];
  }

  byte[] bins(int feature, FeatureKind kind, double[] column) {
    byte[] bins = new byte[column.length];
    for (int row = 0; row < bins.length; row++) {
      bins[row] = (byte) (kind == FeatureKind.NUMBER ? ofNumber(feature, column[row]) : ofCode(feature, column[row]));
    }
    return bins;
  }

  private int ofNumber(int feature, double value) {
    if (Double.isNaN(value)) {
      return counts[feature];
    }
    int found = Arrays.binarySearch(cuts[feature], value);
    return found < 0 ? -found - 1 : found;
  }

  private int ofCode(int feature, double value) {
    return value >= 0 && value < counts[feature] ? (int) value : counts[feature];
  }
}
