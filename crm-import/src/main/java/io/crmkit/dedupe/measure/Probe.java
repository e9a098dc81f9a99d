package io.crmkit.dedupe.measure;

import java.util.Arrays;

/**
 * One text prepared to be measured against many: the places of each of its code points are bits of a word, and a whole
 * column of the usual table is computed in a few instructions.
 *
 * <p>Sources: Levenshtein by Myers (1999), "A fast bit-vector algorithm for approximate string matching based on
 * dynamic programming", in the form of Hyyrö (2003), with words chained for texts of more than 64 code points; the
 * optimal alignment by Hyyrö (2003), "A bit-vector algorithm for computing Levenshtein and Damerau edit distances".
 */
public final class Probe {

  private static final int WORD = 64;

  private final int[] points;
  private final Masks masks;

  private Probe(int[] points) {
    this.points = points;
    this.masks = new Masks(points);
  }

  /** Prepares a text. */
  public static Probe of(String text) {
    return new Probe(Texts.decode(text));
  }

  /** Prepares one of many texts. */
  public static Probe of(Texts texts, int text) {
    return new Probe(Arrays.copyOfRange(texts.points(), texts.start(text), texts.end(text)));
  }

  /** Returns how many code points the text has. */
  public int length() {
    return points.length;
  }

  /** Returns how many code points have to be inserted, deleted or replaced to make one text the other. */
  public int levenshtein(String other) {
    int[] decoded = Texts.decode(other);
    return levenshtein(decoded, 0, decoded.length);
  }

  /** As {@link #levenshtein(String)}, against one of many. */
  public int levenshtein(Texts texts, int other) {
    return levenshtein(texts.points(), texts.start(other), texts.end(other));
  }

  /**
   * As {@link #levenshtein(String)}, where two neighbours that changed places count as one edit and no part is edited
   * twice (the restricted Damerau–Levenshtein distance).
   */
  public int optimalAlignment(String other) {
    int[] decoded = Texts.decode(other);
    return optimalAlignment(decoded, 0, decoded.length);
  }

  /** As {@link #optimalAlignment(String)}, against one of many. */
  public int optimalAlignment(Texts texts, int other) {
    return optimalAlignment(texts.points(), texts.start(other), texts.end(other));
  }

  /** Returns the similarity of Jaro, 0 to 1; see {@link TextMeasure#JARO}. */
  public double jaro(String other) {
    int[] decoded = Texts.decode(other);
    return Jaro.similarity(points, masks, decoded, 0, decoded.length);
  }

  /** As {@link #jaro(String)}, against one of many. */
  public double jaro(Texts texts, int other) {
    return Jaro.similarity(points, masks, texts.points(), texts.start(other), texts.end(other));
  }

  /** Returns the similarity of Jaro and Winkler, 0 to 1; see {@link TextMeasure#JARO_WINKLER}. */
  public double jaroWinkler(String other) {
    int[] decoded = Texts.decode(other);
    return Jaro.winkler(jaro(other), points, decoded, 0, decoded.length);
  }

  /** As {@link #jaroWinkler(String)}, against one of many. */
  public double jaroWinkler(Texts texts, int other) {
    return Jaro.winkler(jaro(texts, other), points, texts.points(), texts.start(other), texts.end(other));
  }

  private int levenshtein(int[] other, int from, int to) {
    if (points.length == 0) {
      return to - from;
    }
    if (points.length > WORD) {
      return chained(other, from, to);
    }
    long last = 1L << (points.length - 1);
    long up = -1;
    long down = 0;
    int distance = points.length;
    for (int j = from; j < to; j++) {
      long same = masks.word(other[j]);
      long diagonal = (((same & up) + up) ^ up) | same | down;
      long right = down | ~(diagonal | up);
      long left = diagonal & up;
      distance += ((right & last) != 0 ? 1 : 0) - ((left & last) != 0 ? 1 : 0);
      right = (right << 1) | 1;
      up = (left << 1) | ~(diagonal | right);
      down = right & diagonal;
    }
    return distance;
  }

  private int chained(int[] other, int from, int to) {
    int words = masks.words();
    long[] up = new long[words];
    long[] down = new long[words];
    Arrays.fill(up, -1L);
    int distance = points.length;
    for (int j = from; j < to; j++) {
      long rightIn = 1;
      long leftIn = 0;
      for (int w = 0; w < words; w++) {
        long last = w == words - 1 ? 1L << (points.length - 1) : Long.MIN_VALUE;
        long same = masks.word(other[j], w) | leftIn;
        long diagonal = (((same & up[w]) + up[w]) ^ up[w]) | same | down[w];
        long right = down[w] | ~(diagonal | up[w]);
        long left = diagonal & up[w];
        long rightOut = (right & last) != 0 ? 1 : 0;
        long leftOut = (left & last) != 0 ? 1 : 0;
        right = (right << 1) | rightIn;
        up[w] = (left << 1) | leftIn | ~(diagonal | right);
        down[w] = right & diagonal;
        rightIn = rightOut;
        leftIn = leftOut;
      }
      distance += (int) (rightIn - leftIn);
    }
    return distance;
  }

  private int optimalAlignment(int[] other, int from, int to) {
    if (points.length == 0) {
      return to - from;
    }
    if (points.length > WORD) {
      return AlignmentTable.distance(points, other, from, to);
    }
    long last = 1L << (points.length - 1);
    long up = -1;
    long down = 0;
    long diagonal = 0;
    long before = 0;
    int distance = points.length;
    for (int j = from; j < to; j++) {
      long same = masks.word(other[j]);
      long swapped = ((~diagonal & same) << 1) & before;
      diagonal = (((same & up) + up) ^ up) | same | down | swapped;
      long right = down | ~(diagonal | up);
      long left = diagonal & up;
      distance += ((right & last) != 0 ? 1 : 0) - ((left & last) != 0 ? 1 : 0);
      right = (right << 1) | 1;
      up = (left << 1) | ~(diagonal | right);
      down = right & diagonal;
      before = same;
    }
    return distance;
  }
}
