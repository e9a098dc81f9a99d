package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.Texts;

/** 64-bit hashes that are the same everywhere; the last step is that of SplitMix64 (Steele, Lea and Flood 2014). */
public final class Mixing {

  private Mixing() {}

  public static long of(String text) {
    return of(text, 0, text.length());
  }

  /** As {@link #of(String)}, of a part of a text. */
  public static long of(String text, int from, int to) {
    long hash = (long) to - from;
    for (int i = from; i < to; i++) {
      hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return last(hash);
  }

  /** As {@link #of(String)}, of one of many texts. */
  public static long of(Texts texts, int text) {
    return of(texts, text, 0, texts.length(text));
  }

  /** As {@link #of(String)}, of some code points of one of many texts. */
  public static long of(Texts texts, int text, int from, int to) {
    if (!texts.isNarrow(text)) {
      return of(texts.text(text, from, to));
    }
    long hash = (long) to - from;
    for (int i = from; i < to; i++) {
      hash = (hash ^ texts.point(text, i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return last(hash);
  }

  public static long of(long one, long other) {
    return last(one * 0x9E3779B97F4A7C15L + Long.rotateLeft(other, 31));
  }

  static long last(long hash) {
    long mixed = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
