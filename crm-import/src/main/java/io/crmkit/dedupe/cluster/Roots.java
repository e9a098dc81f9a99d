package io.crmkit.dedupe.cluster;

/** Which places hang together, directly or through others. */
final class Roots {

  private final int[] parents;

  Roots(int places) {
    parents = new int[places];
    for (int i = 0; i < places; i++) {
      parents[i] = i;
    }
  }

  void join(int one, int other) {
    int root = root(one);
    int otherRoot = root(other);
    parents[Math.max(root, otherRoot)] = Math.min(root, otherRoot);
  }

  /** Returns the lowest place that hangs together with this one. */
  int root(int place) {
    int at = place;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }
}
