package io.crmkit.dedupe.measure;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * Many texts in one array, so that one text can be measured against them without touching objects.
 *
 * <p>A text whose code points are all below 256 takes a byte for each; any other takes three bytes for each, so that a
 * code point is found by its place either way. Equal texts have equal bytes.
 */
public final class Texts {

  static final int NARROW = 256;
  private static final int WIDE_BYTES = 3;

  private final byte[] bytes;
  private final int[] ends;

  /** Takes for each text where its bytes end, or the complement of that if three of them make a code point. */
  private Texts(byte[] bytes, int[] ends) {
    this.bytes = bytes;
    this.ends = ends;
  }

  /** Packs texts; a surrogate without its other half counts as a code point of its own. */
  public static Texts of(List<String> texts) {
    Builder builder = new Builder();
    texts.forEach(builder::add);
    return builder.build();
  }

  /** Takes texts one after the other. */
  static final class Builder {

    private byte[] bytes = new byte[64];
    private int[] ends = new int[16];
    private int filled;
    private int size;

    int size() {
      return size;
    }

    byte[] bytes() {
      return bytes;
    }

    int[] ends() {
      return ends;
    }

    void add(String text) {
      add(append(text));
    }

    /** Ends a text of which the bytes up to an end were written. */
    void add(int end) {
      if (size == ends.length) {
        ends = Arrays.copyOf(ends, size + (size >> 1));
      }
      ends[size++] = end;
      filled = end < 0 ? ~end : end;
    }

    /** Where the next text begins. */
    int filled() {
      return filled;
    }

    /** Writes a text behind the others without adding it, and returns its end, or the complement if it is wide. */
    int append(String text) {
      int length = text.length();
      room(length);
      for (int i = 0; i < length; i++) {
        char each = text.charAt(i);
        if (each >= NARROW) {
          return appendWide(text);
        }
        bytes[filled + i] = (byte) each;
      }
      return filled + length;
    }

    /** As {@link #append(String)}, of a part of another text with a byte for each code point. */
    int append(byte[] narrow, int from, int to) {
      room(to - from);
      System.arraycopy(narrow, from, bytes, filled, to - from);
      return filled + to - from;
    }

    /** As {@link #append(String)}, of a part of one of other texts, by its code points. */
    int append(Texts others, int text, int from, int to) {
      int start = others.start(text);
      if (others.isNarrow(text)) {
        return append(others.bytes, start + from, start + to);
      }
      boolean narrow = true;
      for (int i = from; i < to; i++) {
        narrow &= others.point(text, i) < NARROW;
      }
      if (!narrow) {
        return ~append(others.bytes, start + from * WIDE_BYTES, start + to * WIDE_BYTES);
      }
      room(to - from);
      for (int i = from; i < to; i++) {
        bytes[filled + i - from] = (byte) others.point(text, i);
      }
      return filled + to - from;
    }

    private int appendWide(String text) {
      room(Math.multiplyExact(WIDE_BYTES, text.length()));
      int at = filled;
      for (int i = 0; i < text.length(); ) {
        int point = text.codePointAt(i);
        bytes[at++] = (byte) (point >>> 16);
        bytes[at++] = (byte) (point >>> 8);
        bytes[at++] = (byte) point;
        i += Character.charCount(point);
      }
      return ~at;
    }

    private void room(int more) {
      int needed = filled + more;
      if (needed < 0) {
        throw new IllegalStateException(
            "the values of a column must fit into 2 GB but there is more from value %d on".formatted(size));
      }
      if (needed > bytes.length) {
        long larger = bytes.length + (long) (bytes.length >> 1);
        bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, larger)));
      }
    }

    Texts build() {
      return new Texts(Arrays.copyOf(bytes, filled), Arrays.copyOf(ends, size));
    }
  }

  /** Returns some of these texts in another order. */
  public Texts inOrder(int[] order) {
    Builder builder = new Builder();
    for (int text : order) {
      int end = builder.append(bytes, start(text), end(text));
      builder.add(isNarrow(text) ? end : ~end);
    }
    return builder.build();
  }

  static int[] decode(String text) {
    int[] points = new int[text.codePointCount(0, text.length())];
    int at = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      points[at++] = point;
      i += Character.charCount(point);
    }
    return points;
  }

  /** Returns how many texts there are. */
  public int size() {
    return ends.length;
  }

  /** Returns how many code points a text has. */
  public int length(int text) {
    int end = ends[text];
    return end < 0 ? (~end - start(text)) / WIDE_BYTES : end - start(text);
  }

  /** Returns a text as it was handed in. */
  public String text(int text) {
    return text(text, 0, length(text));
  }

  /** Returns a part of a text, by its code points. */
  public String text(int text, int from, int to) {
    if (isNarrow(text)) {
      return new String(bytes, start(text) + from, to - from, StandardCharsets.ISO_8859_1);
    }
    int[] points = new int[length(text)];
    copy(text, points);
    return new String(points, from, to - from);
  }

  /** Returns the texts as a list, each made a string when it is asked for. */
  public List<String> list() {
    return new AsList(this);
  }

  private static final class AsList extends AbstractList<String> implements RandomAccess {

    private final Texts texts;

    AsList(Texts texts) {
      this.texts = texts;
    }

    @Override
    public String get(int index) {
      return texts.text(index);
    }

    @Override
    public int size() {
      return texts.size();
    }
  }

  /** Returns whether a text and one of some texts, which may be these, have the same code points. */
  public boolean equal(int one, Texts others, int other) {
    return ends[one] < 0 == others.ends[other] < 0
        && Arrays.equals(bytes, start(one), end(one), others.bytes, others.start(other), others.end(other));
  }

  /** As {@link #equal}, of a part of each; false if one ends before. */
  public boolean same(int one, int from, Texts others, int other, int otherFrom, int length) {
    if (from + length > length(one) || otherFrom + length > others.length(other)) {
      return false;
    }
    if (isNarrow(one) && others.isNarrow(other)) {
      int start = start(one) + from;
      int otherStart = others.start(other) + otherFrom;
      return Arrays.equals(bytes, start, start + length, others.bytes, otherStart, otherStart + length);
    }
    for (int i = 0; i < length; i++) {
      if (point(one, from + i) != others.point(other, otherFrom + i)) {
        return false;
      }
    }
    return true;
  }

  /** As {@link #same}, of how two texts begin. */
  public boolean samePrefix(int one, Texts others, int other, int length) {
    return same(one, 0, others, other, 0, length);
  }

  /** As {@link #same}, of how two texts end. */
  public boolean sameEnd(int one, Texts others, int other, int length) {
    int from = length(one) - length;
    int otherFrom = others.length(other) - length;
    return from >= 0 && otherFrom >= 0 && same(one, from, others, other, otherFrom, length);
  }

  /**
   * Returns whether one {@link Probe#optimalAlignment(String) edit} makes a part of a text one of another text, which may
   * be one of other texts.
   */
  public boolean oneEditApart(
      int one, int from, int length, Texts others, int other, int otherFrom, int otherLength) {
    if (Math.abs(length - otherLength) > 1) {
      return false;
    }
    int shorter = Math.min(length, otherLength);
    int start = 0;
    while (start < shorter && point(one, from + start) == others.point(other, otherFrom + start)) {
      start++;
    }
    int last = from + length - 1;
    int otherLast = otherFrom + otherLength - 1;
    int end = 0;
    while (end < shorter - start && point(one, last - end) == others.point(other, otherLast - end)) {
      end++;
    }
    int left = Math.max(length, otherLength) - start - end;
    boolean swapped = left == 2 && length == otherLength
        && point(one, from + start) == others.point(other, otherFrom + start + 1)
        && point(one, from + start + 1) == others.point(other, otherFrom + start);
    return left == 1 || swapped;
  }

  /**
   * Returns whether the whole of one of other texts is among the words of a text, one or several in a row; words are
   * parted by one space.
   */
  public boolean hasWords(int text, Texts others, int words) {
    if (!isNarrow(text) || !others.isNarrow(words)) {
      return (" " + text(text) + " ").contains(" " + others.text(words) + " ");
    }
    int start = start(text);
    int end = end(text);
    int from = others.start(words);
    int to = others.end(words);
    int size = to - from;
    for (int at = start; at + size <= end; at++) {
      boolean whole = (at == start || bytes[at - 1] == ' ') && (at + size == end || bytes[at + size] == ' ');
      if (whole && Arrays.equals(bytes, at, at + size, others.bytes, from, to)) {
        return true;
      }
    }
    return false;
  }

  /** Returns a code point of a text. */
  public int point(int text, int place) {
    if (isNarrow(text)) {
      return bytes[start(text) + place] & 0xFF;
    }
    return wide(start(text) + place * WIDE_BYTES);
  }

  private int wide(int at) {
    return (bytes[at] & 0xFF) << 16 | (bytes[at + 1] & 0xFF) << 8 | bytes[at + 2] & 0xFF;
  }

  /** Returns the first place from one on at which a text has a code point, or its length. */
  public int placeOf(int text, int point, int from) {
    int length = length(text);
    int place = from;
    while (place < length && point(text, place) != point) {
      place++;
    }
    return place;
  }

  /** Returns the last place at which a text has a code point, or -1. */
  public int lastPlaceOf(int text, int point) {
    int start = start(text);
    int place = length(text) - 1;
    if (isNarrow(text)) {
      while (place >= 0 && (bytes[start + place] & 0xFF) != point) {
        place--;
      }
      return place;
    }
    while (place >= 0 && wide(start + place * WIDE_BYTES) != point) {
      place--;
    }
    return place;
  }

  /** Returns whether each code point of a text is a byte. */
  public boolean isNarrow(int text) {
    return ends[text] >= 0;
  }

  /** Copies the code points of a text to the beginning of an array. */
  void copy(int text, int[] into) {
    int length = length(text);
    if (isNarrow(text)) {
      int start = start(text);
      for (int i = 0; i < length; i++) {
        into[i] = bytes[start + i] & 0xFF;
      }
      return;
    }
    for (int i = 0; i < length; i++) {
      into[i] = point(text, i);
    }
  }

  byte[] bytes() {
    return bytes;
  }

  int start(int text) {
    if (text == 0) {
      return 0;
    }
    int before = ends[text - 1];
    return before < 0 ? ~before : before;
  }

  /** Where the bytes of a text end. */
  int end(int text) {
    int end = ends[text];
    return end < 0 ? ~end : end;
  }
}
