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
