package io.crmkit.ai.train.tree;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/**
 * The sums of derivatives over the rows of a node, by the bins of features. Arrays are used again from tree to tree.
 *
 * <p>Where all features are summed up, those of few bins are together: fewer passes over the rows, and the same sums.
 */
final class Histograms {

  private final BinnedRows rows;
  private final Gradients gradients;
  private final List<JointBins> joints;
  private final long[] table = new long[JointBins.MOST];
  private final ArrayDeque<long[]> free = new ArrayDeque<>();

  private Histograms(BinnedRows rows, Gradients gradients, List<JointBins> joints) {
    this.rows = rows;
    this.gradients = gradients;
    this.joints = joints;
  }

  /** Returns what sums up any of the features. */
  static Histograms ofSome(BinnedRows rows, Gradients gradients) {
    return new Histograms(rows, gradients, List.of());
  }

  /** Returns what sums up all of the features, most of the time. */
  static Histograms ofAll(BinnedRows rows, Gradients gradients) {
    return new Histograms(rows, gradients, JointBins.of(rows));
  }

  /** Returns the sums of some features over the rows of a node, which stand in an order. */
  long[] of(Node node, int[] order, int[] features) {
    long[] sums = free.isEmpty() ? new long[rows.allBins()] : free.pop();
    if (features.length == rows.features() && !joints.isEmpty()) {
      Arrays.fill(sums, 0);
      joints.forEach(joint -> add(joint, node, order, sums));
    } else {
      for (int feature : features) {
        Arrays.fill(sums, rows.starts[feature], rows.starts[feature + 1], 0);
        add(rows.bins[feature], rows.starts[feature], node, order, sums);
      }
    }
    return sums;
  }

  private void add(JointBins joint, Node node, int[] order, long[] sums) {
    if (joint.pays(node.size())) {
      Arrays.fill(table, 0);
      add(joint.codes(), 0, node, order, table);
      joint.takeApart(table, sums);
    } else {
      for (int feature : joint.features()) {
        add(rows.bins[feature], rows.starts[feature], node, order, sums);
      }
    }
  }

  private void add(byte[] bins, int start, Node node, int[] order, long[] sums) {
    long[] packed = gradients.packed;
    if (node.size() == bins.length) {
      for (int row = 0; row < bins.length; row++) { // all of them: their order does not matter
        sums[start + (bins[row] & 0xff)] += packed[row];
      }
      return;
    }
    for (int i = node.from; i < node.to; i++) {
      int row = order[i];
      sums[start + (bins[row] & 0xff)] += packed[row];
    }
  }

  /** Takes the array of a node back. */
  void give(Node node) {
    long[] histogram = node.histogram;
    if (histogram != null) {
      free.push(histogram);
      node.histogram = null;
    }
  }
}
