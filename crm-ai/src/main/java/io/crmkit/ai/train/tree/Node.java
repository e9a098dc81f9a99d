package io.crmkit.ai.train.tree;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows that came to one place of a tree that grows. */
final class Node {

  final int from;
  final int to;
  final int depth;
  final Freedom freedom;
  long total;
  Split split = Split.NONE;
  long @Nullable [] histogram;
  private @Nullable Node left;
  private @Nullable Node right;

  Node(int from, int to, int depth, Freedom freedom) {
    this.from = from;
    this.to = to;
    this.depth = depth;
    this.freedom = freedom;
  }

  int size() {
    return to - from;
  }

  boolean isLeaf() {
    return left == null;
  }

  long[] histogram() {
    return Objects.requireNonNull(histogram);
  }

  Node left() {
    return Objects.requireNonNull(left);
  }

  Node right() {
    return Objects.requireNonNull(right);
  }

  void children(Node first, Node second) {
    left = first;
    right = second;
  }

  /** Whether it is divided before another: by more gain, or among equals by its rows. */
  boolean isBefore(Node other) {
    return split.gain() != other.split.gain() ? split.gain() > other.split.gain() : from < other.from;
  }
}
