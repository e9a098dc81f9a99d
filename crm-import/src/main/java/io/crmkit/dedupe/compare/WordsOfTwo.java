package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The words of two values, by what a model knows of words: those of value 0 have the first numbers, in the order in which
 * they stand there, those that value 1 has alone the next. Value 0 is read once for all that it is compared with in a row.
 * Belongs to one thread.
 */
final class WordsOfTwo extends Words {

  private final ValueStats known;
  private final @Nullable Texts[] texts = new @Nullable Texts[2];
  private final int[] values = new int[2];
  private final long[] hashes = new long[2 * MOST];
  private final int[] from = new int[2 * MOST];
  private final int[] to = new int[2 * MOST];
  /** How many words value 0 has, and how many both have together. */
  private int firsts;
  private int size;

  /** Takes how frequent words are. */
  WordsOfTwo(ValueStats known) {
    super(new int[3], new int[2 * MOST], new double[2 * MOST]);
    this.known = known;
  }

  /** Takes the value 0. */
  void first(Texts of, int value) {
    size = 0;
    firsts = 2 * MOST;
    read(0, of, value);
    firsts = size;
    for (int id = 0; id < size; id++) {
      ids[id] = id;
    }
    starts[1] = size;
    sum(0);
  }

  /** Takes the value 1, after the value 0. */
  void second(Texts of, int value) {
    size = firsts;
    long common = read(1, of, value);
    int filled = firsts;
    for (long left = common; left != 0; left &= left - 1) {
      ids[filled++] = Long.numberOfTrailingZeros(left);
    }
    for (int id = firsts; id < size; id++) {
      ids[filled++] = id;
    }
    starts[2] = filled;
    sum(1);
  }

  /** Numbers the words of a value; returns which of the first ones are among them, as bits. */
  private long read(int place, Texts of, int value) {
    texts[place] = of;
    values[place] = value;
    int length = of.length(value);
    int count = 0;
    long found = 0;
    for (int start = 0; start < length && count < MOST; ) {
      int end = of.placeOf(value, ' ', start);
      if (end > start) {
        int id = number(of, value, start, end);
        found |= id < firsts ? 1L << id : 0;
        count++;
      }
      start = end + 1;
    }
    return found;
  }

  private int number(Texts of, int value, int start, int end) {
    long hash = Mixing.of(of, value, start, end);
    int id = 0;
    while (id < size && (hashes[id] != hash || !isWord(id, of, value, start, end))) {
      id++;
    }
    if (id == size) {
      hashes[id] = hash;
      from[id] = start;
      to[id] = end;
      worths[id] = known.worth(hash);
      look(id, of, value, start, end);
      size++;
    }
    return id;
  }

  private boolean isWord(int id, Texts of, int value, int start, int end) {
    return length(id) == end - start && texts(id).same(value(id), from[id], of, value, start, end - start);
  }

  @SuppressWarnings("NullAway") // a number belongs to a value that was taken
  private Texts texts(int id) {
    return texts[id < firsts ? 0 : 1];
  }

  private int value(int id) {
    return values[id < firsts ? 0 : 1];
  }

  @Override
  String text(int id) {
    return texts(id).text(value(id), from[id], to[id]);
  }

  @Override
  int length(int id) {
    return to[id] - from[id];
  }

  @Override
  boolean beginAlike(int one, int other, int length) {
    return texts(one).same(value(one), from[one], texts(other), value(other), from[other], length);
  }

  @Override
  boolean areOneEditApart(int one, int other) {
    return texts(one).oneEditApart(
        value(one), from[one], length(one), texts(other), value(other), from[other], length(other));
  }
}
