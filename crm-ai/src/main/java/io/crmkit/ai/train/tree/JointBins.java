package io.crmkit.ai.train.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Some features of few bins as one column: the bins that a case has in them, as digits of one number, so that one pass
 * over cases sums up all of them. What is summed are whole numbers, and so taking the sums apart again is exact.
 */
final class JointBins {

  /** How many combinations of bins there are at most: as many as a byte tells apart. */
  static final int MOST = 256;

  private final BinnedRows rows;
  private final int[] features;
  private final int[][] digits;
  private final int size;
  private final byte[] codes;

  private JointBins(BinnedRows rows, List<Integer> together, int[][] used) {
    this.rows = rows;
    features = together.stream().mapToInt(Integer::intValue).toArray();
    digits = IntStream.of(features).mapToObj(feature -> used[feature]).toArray(int[][]::new);
    size = IntStream.of(features).map(feature -> used[feature].length).reduce(1, Math::multiplyExact);
    codes = combined();
  }

  /** Returns all features in as few columns as it takes, those of the most bins first. */
  static List<JointBins> of(BinnedRows rows) {
    int[][] used = IntStream.range(0, rows.features()).mapToObj(feature -> used(rows.sizes(feature)))
        .toArray(int[][]::new);
    List<Integer> open = new ArrayList<>(IntStream.range(0, used.length).boxed().toList());
    open.sort(Comparator.comparing((Integer feature) -> -used[feature].length));
    List<JointBins> columns = new ArrayList<>();
    while (!open.isEmpty()) {
      List<Integer> together = new ArrayList<>();
      int size = 1;
      for (int feature : open) {
        if (size * used[feature].length <= MOST) {
          size *= used[feature].length;
          together.add(feature);
        }
      }
      open.removeAll(together);
      columns.add(new JointBins(rows, together, used));
    }
    return columns;
  }

  /** Returns the bins that cases have. */
  private static int[] used(int[] sizes) {
    return IntStream.range(0, sizes.length).filter(bin -> sizes[bin] > 0).toArray();
  }

  private byte[] combined() {
    byte[] all = new byte[rows.rows];
    int unit = 1;
    for (int i = 0; i < features.length; i++) {
      int[] places = new int[Binning.MOST + 1];
      for (int digit = 0; digit < digits[i].length; digit++) {
        places[digits[i][digit]] = digit * unit;
      }
      byte[] bins = rows.bins[features[i]];
      for (int row = 0; row < all.length; row++) {
        all[row] += (byte) places[bins[row] & 0xff];
      }
      unit *= digits[i].length;
    }
    return all;
  }

  /** Returns the features, none of which is in another column. */
  int[] features() {
    return features;
  }

  /** Returns the code of each case, below {@link #MOST}. */
  byte[] codes() {
    return codes;
  }

  /** Whether summing up so many cases together, and taking that apart, is less than summing up each feature. */
  boolean pays(int cases) {
    return (long) cases * (features.length - 1) > 4L * size;
  }

  /** Adds the sums of codes, which are spent by that, to those of the bins of each feature. */
  void takeApart(long[] table, long[] sums) {
    int left = size;
    for (int i = 0; i < features.length; i++) {
      int start = rows.starts[features[i]];
      int[] bins = digits[i];
      left /= bins.length;
      for (int rest = 0, at = 0; rest < left; rest++) {
        long all = 0;
        for (int bin : bins) {
          long sum = table[at++];
          sums[start + bin] += sum;
          all += sum;
        }
        table[rest] = all;
      }
    }
  }
}
