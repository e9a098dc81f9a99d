package io.crmkit.dedupe.measure;

/** The similarity of Jaro (1989) and Winkler's (1990) boost of a common prefix, over the bits of {@link Masks}. */
final class Jaro {

  private static final int WORD = 64;
  private static final int LONGEST_PREFIX = 4;
  private static final double SCALE = 0.1;
  private static final double THRESHOLD = 0.7;

  private Jaro() {}

  static double similarity(int[] one, Masks masks, int[] other, int from, int to) {
    int width = to - from;
    if (one.length == 0 || width == 0) {
      return one.length == width ? 1 : 0;
    }
    int reach = Math.max(0, Math.max(one.length, width) / 2 - 1);
    return one.length <= WORD && width <= WORD
        ? inWords(one.length, masks, other, from, to, reach)
        : inArrays(one, other, from, to, reach);
  }

  /** Each code point of the other takes the first free place of its own kind within reach. */
  private static double inWords(int length, Masks masks, int[] other, int from, int to, int reach) {
    long near = reach >= WORD - 1 ? -1L : (1L << (reach + 1)) - 1;
    long taken = 0;
    long takers = 0;
    for (int j = 0; j < to - from; j++) {
      long free = masks.word(other[from + j]) & near & ~taken;
      taken |= free & -free;
      takers |= (free == 0 ? 0L : 1L) << j;
      near = j < reach ? (near << 1) | 1 : near << 1;
    }
    int common = Long.bitCount(takers);
    if (common == 0) {
      return 0;
    }
    int moved = 0;
    while (takers != 0) {
      int j = Long.numberOfTrailingZeros(takers);
      moved += (masks.word(other[from + j]) & taken & -taken) == 0 ? 1 : 0;
      takers &= takers - 1;
      taken &= taken - 1;
    }
    return similarity(common, moved, length, to - from);
  }

  private static double inArrays(int[] one, int[] other, int from, int to, int reach) {
    boolean[] taken = new boolean[one.length];
    int[] inOrder = new int[Math.min(one.length, to - from)];
    int common = 0;
    for (int j = 0; j < to - from; j++) {
      int last = Math.min(one.length - 1, j + reach);
      for (int i = Math.max(0, j - reach); i <= last; i++) {
        if (!taken[i] && one[i] == other[from + j]) {
          taken[i] = true;
          inOrder[common++] = one[i];
          break;
        }
      }
    }
    int moved = 0;
    int next = 0;
    for (int i = 0; i < one.length; i++) {
      if (taken[i]) {
        moved += one[i] == inOrder[next++] ? 0 : 1;
      }
    }
    return common == 0 ? 0 : similarity(common, moved, one.length, to - from);
  }

  private static double similarity(int common, int moved, int length, int width) {
    double all = common;
    int inOrder = common - moved / 2;
    return (all / length + all / width + inOrder / all) / 3;
  }

  static double winkler(double jaro, int[] one, int[] other, int from, int to) {
    if (jaro <= THRESHOLD) {
      return jaro;
    }
    int longest = Math.min(LONGEST_PREFIX, Math.min(one.length, to - from));
    int prefix = 0;
    while (prefix < longest && one[prefix] == other[from + prefix]) {
      prefix++;
    }
    return jaro + prefix * SCALE * (1 - jaro);
  }
}
