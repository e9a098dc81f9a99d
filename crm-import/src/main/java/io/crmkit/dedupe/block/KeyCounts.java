package io.crmkit.dedupe.block;

/** How many times each key was counted: open addressing, linear probing (Knuth, volume 3, 6.4, algorithm L). */
final class KeyCounts {

  private long[] keys = new long[1 << 10];
  private int[] counts = new int[1 << 10];
  private int used;

  void add(long key) {
    if (used * 2 > keys.length) {
      grow();
    }
    int slot = slot(key);
    if (counts[slot] == 0) {
      keys[slot] = key;
      used++;
    }
    counts[slot]++;
  }

  boolean has(long key) {
    return counts[slot(key)] > 0;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) (key ^ key >>> 32) & mask;
    while (counts[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    keys = new long[oldKeys.length * 2];
    counts = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] > 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
      }
    }
  }
}
