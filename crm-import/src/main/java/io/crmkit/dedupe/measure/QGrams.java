package io.crmkit.dedupe.measure;

import java.util.Arrays;

/**
 * Runs of one, two or three neighbours in a text, the text being padded with q − 1 marks on either side (Ukkonen 1992,
 * "Approximate string-matching with q-grams and maximal matches"; padding as in Christen 2012, "Data Matching").
 */
public final class QGrams {

  private static final int LONGEST = 3;
  private static final int BITS = 21;

  private QGrams() {}

  /**
   * Returns the share of different runs that both texts have, of those that either has.
   *
   * @param q how many neighbours make a run, 1 to 3
   */
  public static double jaccard(String one, String other, int q) {
    long[] runs = distinct(runs(one, q));
    long[] others = distinct(runs(other, q));
    int common = 0;
    for (int i = 0, j = 0; i < runs.length && j < others.length; ) {
      common += runs[i] == others[j] ? 1 : 0;
      boolean first = runs[i] <= others[j];
      j += runs[i] >= others[j] ? 1 : 0;
      i += first ? 1 : 0;
    }
    int either = runs.length + others.length - common;
    return either == 0 ? 1 : (double) common / either;
  }

  /**
   * Returns the cosine of the angle between the counts of the runs of two texts.
   *
   * @param q how many neighbours make a run, 1 to 3
   */
  public static double cosine(String one, String other, int q) {
    long[] runs = runs(one, q);
    long[] others = runs(other, q);
    if (runs.length == 0 || others.length == 0) {
      return runs.length == others.length ? 1 : 0;
    }
    double norms = Math.sqrt((double) product(runs, runs) * product(others, others));
    return Math.min(1, product(runs, others) / norms);
  }

  /** The sum over runs of the product of their counts, of sorted runs. */
  private static long product(long[] runs, long[] others) {
    long sum = 0;
    for (int i = 0, j = 0; i < runs.length && j < others.length; ) {
      int iEnd = end(runs, i);
      int jEnd = end(others, j);
      if (runs[i] == others[j]) {
        sum += (long) (iEnd - i) * (jEnd - j);
      }
      boolean first = runs[i] <= others[j];
      j = runs[i] >= others[j] ? jEnd : j;
      i = first ? iEnd : i;
    }
    return sum;
  }

  private static int end(long[] runs, int from) {
    int to = from + 1;
    while (to < runs.length && runs[to] == runs[from]) {
      to++;
    }
    return to;
  }

  private static long[] distinct(long[] sorted) {
    return Arrays.stream(sorted).distinct().toArray();
  }

  /** The runs of a text in ascending order of their code points, which fill 21 bits each; the mark is 0. */
  private static long[] runs(String text, int q) {
    if (q < 1 || q > LONGEST) {
      throw new IllegalArgumentException("q must be 1, 2 or 3 but was " + q);
    }
    int[] points = Texts.decode(text);
    if (points.length == 0) {
      return new long[0];
    }
    long keep = (1L << (BITS * q)) - 1;
    long[] runs = new long[points.length + q - 1];
    long run = 0;
    for (int i = 0; i < runs.length; i++) {
      long next = i < points.length ? points[i] + 1L : 0;
      run = ((run << BITS) | next) & keep;
      runs[i] = run;
    }
    Arrays.sort(runs);
    return runs;
  }
}
