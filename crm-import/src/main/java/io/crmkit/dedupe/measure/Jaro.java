package io.crmkit.dedupe.measure;

/** The similarity of Jaro (1989) and Winkler's (1990) boost of a common prefix, over the bits of {@link Masks}. */
final class Jaro {

  private static final int WORD = 64;
  static final int LONGEST_PREFIX = 4;
  private static final double SCALE = 0.1;
  private static final double THRESHOLD = 0.7;

  private Jaro() {}

  /**
   * Each code point of the other takes the first free place of its own kind within reach.
   *
   * @param same for each code point of the other, where this one has it
   */
  static double inWords(int length, long[] same, int width, int reach) {
    long near = reach >= WORD - 1 ? -1L : (1L << (reach + 1)) - 1;
    long taken = 0;
    long takers = 0;
    for (int j = 0; j < width; j++) {
      long free = same[j] & near & ~taken;
      taken |= free & -free;
      takers |= (free | -free) >>> (WORD - 1) << j;
      near = j < reach ? (near << 1) | 1 : near << 1;
    }
    int common = Long.bitCount(takers);
    if (common == 0) {
      return 0;
    }
    int moved = 0;
    while (takers != 0) {
      int j = Long.numberOfTrailingZeros(takers);
      moved += (same[j] & taken & -taken) == 0 ? 1 : 0;
      takers &= takers - 1;
      taken &= taken - 1;
    }
    return similarity(common, moved, length, width);
  }

  static double inArrays(int[] one, int length, int[] other, int width, int reach) {
    boolean[] taken = new boolean[length];
    int[] inOrder = new int[Math.min(length, width)];
    int common = 0;
    for (int j = 0; j < width; j++) {
      int last = Math.min(length - 1, j + reach);
      for (int i = Math.max(0, j - reach); i <= last; i++) {
        if (!taken[i] && one[i] == other[j]) {
          taken[i] = true;
          inOrder[common++] = one[i];
          break;
        }
      }
    }
    int moved = 0;
    int next = 0;
    for (int i = 0; i < length; i++) {
      if (taken[i]) {
        moved += one[i] == inOrder[next++] ? 0 : 1;
      }
    }
    return common == 0 ? 0 : similarity(common, moved, length, width);
  }

  private static double similarity(int common, int moved, int length, int width) {
    double all = common;
    int inOrder = common - moved / 2;
    return (all / length + all / width + inOrder / all) / 3;
  }

  static double winkler(double jaro, int prefix) {
    return jaro <= THRESHOLD ? jaro : jaro + prefix * SCALE * (1 - jaro);
  }
}
