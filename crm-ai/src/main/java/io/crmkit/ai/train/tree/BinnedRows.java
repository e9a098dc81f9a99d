package io.crmkit.ai.train.tree;

import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.train.TrainingSet;

/** The cases of a training, each value by its bin. */
final class BinnedRows {

  final Binning binning;
  final byte[][] bins;
  final boolean[] categories;
  final int[] starts;
  final int rows;

  private BinnedRows(Binning binning, byte[][] bins, boolean[] categories, int[] starts, int rows) {
    this.binning = binning;
    this.bins = bins;
    this.categories = categories;
    this.starts = starts;
    this.rows = rows;
  }

  static BinnedRows of(TrainingSet set) {
    Binning binning = Binning.of(set.schema(), set.rows());
    int features = set.schema().size();
    byte[][] bins = new byte[features][];
    boolean[] categories = new boolean[features];
    int[] starts = new int[features + 1];
    for (int i = 0; i < features; i++) {
      FeatureKind kind = set.schema().feature(i).kind();
      categories[i] = kind == FeatureKind.CATEGORY;
      bins[i] = binning.bins(i, kind, set.rows().column(i));
      starts[i + 1] = starts[i] + binning.count(i) + 1;
    }
    return new BinnedRows(binning, bins, categories, starts, set.size());
  }

  int features() {
    return bins.length;
  }

  /** Returns how many cases each bin of a feature has. */
  int[] sizes(int feature) {
    int[] sizes = new int[binning.count(feature) + 1];
    for (byte bin : bins[feature]) {
      sizes[bin & 0xff]++;
    }
    return sizes;
  }

  /** Returns how many bins all features have together, each with its bin for what is missing. */
  int allBins() {
    return starts[bins.length];
  }
}
