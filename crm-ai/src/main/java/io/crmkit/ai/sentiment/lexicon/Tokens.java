package io.crmkit.ai.sentiment.lexicon;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The words, emoticons and emoji of one text, and what stands between them. Belongs to one reading of one text. */
final class Tokens {

  /** What stands before a word: the end of a sentence. */
  static final byte STOP = 2;
  /** What stands before a word: a comma, a colon, a dash or a bracket. */
  static final byte PAUSE = 1;

  private static final int FIRST_SIZE = 32;

  /** What was read, with plain apostrophes. */
  final char[] text;
  @Nullable Term[] terms = new @Nullable Term[FIRST_SIZE];
  int[] from = new int[FIRST_SIZE];
  int[] to = new int[FIRST_SIZE];
  /** What stands before each. */
  byte[] gap = new byte[FIRST_SIZE];
  boolean[] upper = new boolean[FIRST_SIZE];
  int count;
  int uppers;
  int exclamations;
  int questions;

  private byte pending = STOP;

  Tokens(char[] text) {
    this.text = text;
  }

  void gap(byte kind) {
    if (kind > pending) {
      pending = kind;
    }
  }

  void add(@Nullable Term term, int start, int end, boolean isUpper) {
    if (count == from.length) {
      grow();
    }
    terms[count] = term;
    from[count] = start;
    to[count] = end;
    gap[count] = pending;
    upper[count] = isUpper;
    uppers += isUpper ? 1 : 0;
    count++;
    pending = 0;
  }

  private void grow() {
    int size = count * 2;
    terms = Arrays.copyOf(terms, size);
    from = Arrays.copyOf(from, size);
    to = Arrays.copyOf(to, size);
    gap = Arrays.copyOf(gap, size);
    upper = Arrays.copyOf(upper, size);
  }

  /** Whether some words are all in capitals and others are not. */
  boolean isMixedCase() {
    return uppers > 0 && uppers < count;
  }
}
