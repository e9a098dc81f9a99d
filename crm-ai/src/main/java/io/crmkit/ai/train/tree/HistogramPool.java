package io.crmkit.ai.train.tree;

import java.util.ArrayDeque;

/** Arrays of sums, used again from tree to tree. */
final class HistogramPool {

  private final int size;
  private final ArrayDeque<long[]> free = new ArrayDeque<>();

  HistogramPool(int size) {
    this.size = size;
  }

  long[] take() {
    return free.isEmpty() ? new long[size] : free.pop();
  }

  void give(Node node) {
    long[] histogram = node.histogram;
    if (histogram != null) {
      free.push(histogram);
      node.histogram = null;
    }
  }
}
