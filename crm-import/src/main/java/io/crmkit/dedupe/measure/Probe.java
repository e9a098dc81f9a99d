package io.crmkit.dedupe.measure;

import java.util.Arrays;

/**
 * One text prepared to be measured against many: the places of each of its code points are bits of a word, and a whole
 * column of the usual table is computed in a few instructions. Can be turned to another text. Belongs to one thread.
 *
 * <p>Sources: Levenshtein by Myers (1999), "A fast bit-vector algorithm for approximate string matching based on
 * dynamic programming", in the form of Hyyrö (2003), with words chained for texts of more than 64 code points; the
 * optimal alignment by Hyyrö (2003), "A bit-vector algorithm for computing Levenshtein and Damerau edit distances".
 */
public final class Probe {

  private static final int WORD = 64;

  private final Masks masks = new Masks();
  private int[] points = new int[WORD];
  private int length;
  private int[] others = new int[WORD];
  private long[] same = new long[WORD];
  private int width;
  private int here;

  private Probe() {}

  /** Prepares a text. */
  public static Probe of(String text) {
    Probe probe = new Probe();
    probe.points = Texts.decode(text);
    probe.length = probe.points.length;
    probe.masks.take(probe.points, probe.length);
    return probe;
  }

  /** Prepares one of many texts. */
  public static Probe of(Texts texts, int text) {
    Probe probe = new Probe();
    probe.turnTo(texts, text);
    return probe;
  }

  /** Prepares another text in place of the one before. */
  public void turnTo(Texts texts, int text) {
    masks.clear(points, length);
    length = texts.length(text);
    if (length > points.length) {
      points = new int[length * 2];
    }
    texts.copy(text, points);
    masks.take(points, length);
  }

  /** Returns how many code points the text has. */
  public int length() {
    return length;
  }

  /** Returns how many code points have to be inserted, deleted or replaced to make one text the other. */
  public int levenshtein(String other) {
    look(other);
    return levenshtein();
  }

  /** As {@link #levenshtein(String)}, against one of many. */
  public int levenshtein(Texts texts, int other) {
    look(texts, other);
    return levenshtein();
  }

  /**
   * As {@link #levenshtein(String)}, where two neighbours that changed places count as one edit and no part is edited
   * twice (the restricted Damerau–Levenshtein distance).
   */
  public int optimalAlignment(String other) {
    look(other);
    return optimalAlignment(Integer.MAX_VALUE);
  }

  /** As {@link #optimalAlignment(String)}, against one of many. */
  public int optimalAlignment(Texts texts, int other) {
    return optimalAlignment(texts, other, Integer.MAX_VALUE);
  }

  /**
   * As {@link #optimalAlignment(String)}, against one of many, without counting beyond what matters.
   *
   * @param most the most edits that make a difference; if it takes more, the answer is some number above
   */
  public int optimalAlignment(Texts texts, int other, int most) {
    if (Math.abs(length - texts.length(other)) > most) {
      return Integer.MAX_VALUE;
    }
    look(texts, other);
    if (isOneWord() && width - here > most) {
      return width - here; // each code point that is not in this text takes an edit
    }
    return optimalAlignment(most);
  }

  /** Returns the similarity of Jaro, 0 to 1; see {@link TextMeasure#JARO}. */
  public double jaro(String other) {
    look(other);
    return jaro();
  }

  /** As {@link #jaro(String)}, against one of many. */
  public double jaro(Texts texts, int other) {
    look(texts, other);
    return jaro();
  }

  /** Returns the similarity of Jaro and Winkler, 0 to 1; see {@link TextMeasure#JARO_WINKLER}. */
  public double jaroWinkler(String other) {
    look(other);
    return Jaro.winkler(jaro(), prefix());
  }

  /** As {@link #jaroWinkler(String)}, against one of many. */
  public double jaroWinkler(Texts texts, int other) {
    look(texts, other);
    return Jaro.winkler(jaro(), prefix());
  }

  /**
   * As {@link #jaroWinkler(Texts, int)}, without counting what cannot be as alike as matters.
   *
   * @param least the least similarity that makes a difference, up to 0.7; below it the answer is some lesser number
   */
  public double jaroWinkler(Texts texts, int other, double least) {
    look(texts, other);
    if (isOneWord() && length > 0 && width > 0) {
      double most = Math.min(here, length);
      if ((most / length + most / width + 1) / 3 < least) {
        return 0;
      }
    }
    return Jaro.winkler(jaro(), prefix());
  }

  private boolean isOneWord() {
    return length <= WORD;
  }

  /** Finds for each code point of a text where this one has it; if this one is too long, keeps the code points. */
  private void look(String other) {
    others = Texts.decode(other);
    width = others.length;
    lookAtOthers();
  }

  private void look(Texts texts, int other) {
    width = texts.length(other);
    if (isOneWord() && texts.isNarrow(other)) {
      room();
      here = masks.look(texts.bytes(), texts.start(other), width, same);
      if (width > WORD) {
        copy(texts, other); // more places than Jaro has bits for
      }
      return;
    }
    copy(texts, other);
    lookAtOthers();
  }

  private void copy(Texts texts, int other) {
    if (width > others.length) {
      others = new int[width * 2];
    }
    texts.copy(other, others);
  }

  private void lookAtOthers() {
    if (isOneWord()) {
      room();
      here = masks.look(others, width, same);
    }
  }

  private void room() {
    if (width > same.length) {
      same = new long[width * 2];
    }
  }

  private double jaro() {
    if (length == 0 || width == 0) {
      return length == width ? 1 : 0;
    }
    int reach = Math.max(0, Math.max(length, width) / 2 - 1);
    return isOneWord() && width <= WORD
        ? Jaro.inWords(length, same, width, reach) : Jaro.inArrays(points, length, others, width, reach);
  }

  /** How many code points both texts begin with. */
  private int prefix() {
    int longest = Math.min(Jaro.LONGEST_PREFIX, Math.min(length, width));
    int prefix = 0;
    while (prefix < longest && (isOneWord() ? (same[prefix] >>> prefix & 1) != 0 : points[prefix] == others[prefix])) {
      prefix++;
    }
    return prefix;
  }

  private int levenshtein() {
    if (length == 0) {
      return width;
    }
    if (!isOneWord()) {
      return chained();
    }
    int last = length - 1;
    long up = -1;
    long down = 0;
    int distance = length;
    for (int j = 0; j < width; j++) {
      long here = same[j];
      long diagonal = (((here & up) + up) ^ up) | here | down;
      long right = down | ~(diagonal | up);
      long left = diagonal & up;
      distance += (int) (right >>> last & 1) - (int) (left >>> last & 1);
      right = (right << 1) | 1;
      up = (left << 1) | ~(diagonal | right);
      down = right & diagonal;
    }
    return distance;
  }

  private int chained() {
    int words = masks.words();
    long[] up = new long[words];
    long[] down = new long[words];
    Arrays.fill(up, -1L);
    int distance = length;
    for (int j = 0; j < width; j++) {
      long rightIn = 1;
      long leftIn = 0;
      for (int w = 0; w < words; w++) {
        long last = w == words - 1 ? 1L << (length - 1) : Long.MIN_VALUE;
        long here = masks.word(others[j], w) | leftIn;
        long diagonal = (((here & up[w]) + up[w]) ^ up[w]) | here | down[w];
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

  private int optimalAlignment(int most) {
    if (length == 0) {
      return width;
    }
    if (!isOneWord()) {
      return AlignmentTable.distance(points, length, others, width);
    }
    int last = length - 1;
    long up = -1;
    long down = 0;
    long diagonal = 0;
    long before = 0;
    int distance = length;
    for (int j = 0; j < width; j++) {
      long here = same[j];
      long swapped = ((~diagonal & here) << 1) & before;
      diagonal = (((here & up) + up) ^ up) | here | down | swapped;
      long right = down | ~(diagonal | up);
      long left = diagonal & up;
      distance += (int) (right >>> last & 1) - (int) (left >>> last & 1);
      if (distance - (width - 1 - j) > most) {
        return distance; // each code point that is left takes one edit off at most
      }
      right = (right << 1) | 1;
      up = (left << 1) | ~(diagonal | right);
      down = right & diagonal;
      before = here;
    }
    return distance;
  }
}
