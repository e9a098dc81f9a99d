package io.crmkit.dedupe.measure;

import java.util.Arrays;

/** For each code point of a text, the bits of the places where it stands, in words of 64 places. Can be used again. */
final class Masks {

  private static final int WORD = 64;

  private int words = 1;
  private long[] narrow = new long[Texts.NARROW];
  private int[] keys = {};
  private long[] others = {};

  /** Forgets the text that was taken last, which has to be handed in again. */
  void clear(int[] points, int length) {
    for (int i = 0; i < length; i++) {
      if (points[i] < Texts.NARROW) {
        Arrays.fill(narrow, points[i] * words, (points[i] + 1) * words, 0);
      }
    }
  }

  /** Takes a text after the last one was forgotten. The words of one code point lie side by side. */
  void take(int[] points, int length) {
    int needed = Math.max(1, (length + WORD - 1) / WORD);
    if (needed != words) {
      words = needed;
      narrow = new long[Texts.NARROW * needed];
    }
    int wide = 0;
    for (int i = 0; i < length; i++) {
      wide += points[i] < Texts.NARROW ? 0 : 1;
    }
    if (wide > 0 || keys.length > 0) {
      int slots = wide == 0 ? 0 : Integer.highestOneBit(wide) * 4;
      keys = new int[slots];
      others = new long[slots * words];
    }
    for (int i = 0; i < length; i++) {
      add(points[i], i);
    }
  }

  private void add(int point, int place) {
    long bit = 1L << place;
    if (point < Texts.NARROW) {
      narrow[point * words + (place >>> 6)] |= bit;
    } else {
      int slot = slot(point);
      keys[slot] = point;
      others[slot * words + (place >>> 6)] |= bit;
    }
  }

  /** The slot of a code point, or the free one where it would stand; key 0 is free, as 0 is narrow. */
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
  private long word(int point) {
    if (point < Texts.NARROW) {
      return narrow[point];
    }
    return keys.length == 0 ? 0 : others[slot(point)];
  }

  long word(int point, int word) {
    if (point < Texts.NARROW) {
      return narrow[point * words + word];
    }
    return keys.length == 0 ? 0 : others[slot(point) * words + word];
  }

  /** Writes the only word of each of these code points, and returns how many of them there are here. */
  int look(int[] points, int length, long[] into) {
    int here = 0;
    for (int i = 0; i < length; i++) {
      into[i] = word(points[i]);
      here += into[i] == 0 ? 0 : 1;
    }
    return here;
  }

  /** As {@link #look(int[], int, long[])}, for code points of a byte each. */
  int look(byte[] points, int from, int length, long[] into) {
    long[] table = narrow;
    int here = 0;
    for (int i = 0; i < length; i++) {
      long word = table[points[from + i] & 0xFF];
      into[i] = word;
      here += word == 0 ? 0 : 1;
    }
    return here;
  }
}
