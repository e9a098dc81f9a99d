package io.crmkit.dedupe.measure;

import java.util.List;

/** Many texts in one array of code points, so that one text can be measured against them without touching objects. */
public final class Texts {

  private final int[] points;
  private final int[] starts;

  private Texts(int[] points, int[] starts) {
    this.points = points;
    this.starts = starts;
  }

  /** Packs texts; a surrogate without its other half counts as a code point of its own. */
  public static Texts of(List<String> texts) {
    int[] starts = new int[texts.size() + 1];
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      starts[i + 1] = Math.addExact(starts[i], text.codePointCount(0, text.length()));
    }
    int[] points = new int[starts[texts.size()]];
    for (int i = 0; i < texts.size(); i++) {
      decode(texts.get(i), points, starts[i]);
    }
    return new Texts(points, starts);
  }

  static int[] decode(String text) {
    int[] points = new int[text.codePointCount(0, text.length())];
    decode(text, points, 0);
    return points;
  }

  private static void decode(String text, int[] into, int start) {
    int at = start;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      into[at++] = point;
      i += Character.charCount(point);
    }
  }

  /** Returns how many texts there are. */
  public int size() {
    return starts.length - 1;
  }

  /** Returns how many code points a text has. */
  public int length(int text) {
    return starts[text + 1] - starts[text];
  }

  /** Returns a text as it was handed in. */
  public String text(int text) {
    return new String(points, starts[text], length(text));
  }

  /** Returns whether two texts have the same code points in a part of each; false if one ends before. */
  public boolean same(int one, int from, int other, int otherFrom, int length) {
    int start = starts[one] + from;
    int otherStart = starts[other] + otherFrom;
    if (start + length > starts[one + 1] || otherStart + length > starts[other + 1]) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (points[start + i] != points[otherStart + i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether two texts begin with the same code points. */
  public boolean samePrefix(int one, int other, int length) {
    return same(one, 0, other, 0, length);
  }

  /** Returns whether two texts end with the same code points. */
  public boolean sameEnd(int one, int other, int length) {
    int from = length(one) - length;
    int otherFrom = length(other) - length;
    return from >= 0 && otherFrom >= 0 && same(one, from, other, otherFrom, length);
  }

  /** Returns whether one {@link Probe#optimalAlignment(String) edit} makes one text the other. */
  public boolean oneEditApart(int one, int other) {
    int length = length(one);
    int otherLength = length(other);
    if (Math.abs(length - otherLength) > 1) {
      return false;
    }
    int start = 0;
    while (start < Math.min(length, otherLength) && point(one, start) == point(other, start)) {
      start++;
    }
    int end = 0;
    while (end < Math.min(length, otherLength) - start
        && point(one, length - 1 - end) == point(other, otherLength - 1 - end)) {
      end++;
    }
    int left = Math.max(length, otherLength) - start - end;
    boolean swapped = left == 2 && length == otherLength && point(one, start) == point(other, start + 1)
        && point(one, start + 1) == point(other, start);
    return left == 1 || swapped;
  }

  /** Returns a code point of a text. */
  public int point(int text, int place) {
    return points[starts[text] + place];
  }

  int[] points() {
    return points;
  }

  int start(int text) {
    return starts[text];
  }

  int end(int text) {
    return starts[text + 1];
  }
}
