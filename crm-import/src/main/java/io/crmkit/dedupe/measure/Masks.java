package io.crmkit.dedupe.measure;

/** For each code point of a text, the bits of the places where it stands, in words of 64 places. */
final class Masks {

  private static final int ASCII = 128;

  private final int words;
  private final long[] ascii;
  private final int[] keys;
  private final long[] others;

  /** The words of one code point lie side by side. */
  Masks(int[] points) {
    words = Math.max(1, (points.length + 63) >>> 6);
    ascii = new long[ASCII * words];
    int wide = 0;
    for (int point : points) {
      wide += point < ASCII ? 0 : 1;
    }
    int slots = wide == 0 ? 0 : Integer.highestOneBit(wide) * 4;
    keys = new int[slots];
    others = new long[slots * words];
    for (int i = 0; i < points.length; i++) {
      add(points[i], i);
    }
  }

  private void add(int point, int place) {
    long bit = 1L << place;
    if (point < ASCII) {
      ascii[point * words + (place >>> 6)] |= bit;
    } else {
      int slot = slot(point);
      keys[slot] = point;
      others[slot * words + (place >>> 6)] |= bit;
    }
  }

  /** The slot of a code point, or the free one where it would stand; key 0 is free, as 0 is ASCII. */
  private int slot(int point) {
    int last = keys.length - 1;
    int slot = (point * 0x9E3779B1 >>> 7) & last;
    while (keys[slot] != 0 && keys[slot] != point) {
      slot = (slot + 1) & last;
    }
    return slot;
  }

  int words() {
    return words;
  }

  /** Returns the only word, of a text of up to 64 places. */
  long word(int point) {
    if (point < ASCII) {
      return ascii[point];
    }
    return keys.length == 0 ? 0 : others[slot(point)];
  }

  long word(int point, int word) {
    if (point < ASCII) {
      return ascii[point * words + word];
    }
    return keys.length == 0 ? 0 : others[slot(point) * words + word];
  }
}
