package io.crmkit.dedupe.cluster;

import java.util.Arrays;

/** Which records hang together, directly or through others. */
final class Components {

  private final int[] parents;

  Components(int records) {
    parents = new int[records];
    for (int i = 0; i < records; i++) {
      parents[i] = i;
    }
  }

  void join(int one, int other) {
    int root = root(one);
    int otherRoot = root(other);
    parents[Math.max(root, otherRoot)] = Math.min(root, otherRoot);
  }

  /** Returns the lowest record that hangs together with this one. */
  int root(int record) {
    int at = record;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  /** Returns these records, those of one component side by side in ascending order, the components by their lowest. */
  int[] members(int[] records) {
    long[] keys = new long[records.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (long) root(records[i]) << 32 | records[i];
    }
    Arrays.sort(keys);
    int[] members = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      members[i] = (int) keys[i];
    }
    return members;
  }
}
