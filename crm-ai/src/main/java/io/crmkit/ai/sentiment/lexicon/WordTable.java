package io.crmkit.ai.sentiment.lexicon;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Words by their letters, whether capital or small, looked up in a part of a text without copying it. Immutable.
 */
final class WordTable {

  /** Of a word that is longer than a key, or not of ASCII. */
  static final long NO_KEY = 0;

  private final @Nullable Term[] slots;
  /** Of the term in each slot, so that most other words are told apart without a look at it. */
  private final int[] hashes;
  private final int mask;

  WordTable(Collection<Term> terms) {
    int size = Integer.highestOneBit(Math.max(8, terms.size() * 4) - 1) << 1;
    slots = new @Nullable Term[size];
    hashes = new int[size];
    mask = size - 1;
    for (Term term : terms) {
      int at = term.hash() & mask;
      while (slots[at] != null) {
        at = (at + 1) & mask;
      }
      slots[at] = term;
      hashes[at] = term.hash();
    }
  }

  /** Returns the term of the characters from one place up to another, whose hash is known. */
  @Nullable Term find(char[] text, int from, int to, int hash) {
    int at = hash & mask;
    while (hashes[at] != 0) {
      Term term = hashes[at] == hash ? slots[at] : null;
      if (term != null && matches(term.word(), text, from, to)) {
        return term;
      }
      at = (at + 1) & mask;
    }
    return null;
  }

  @Nullable Term find(String word) {
    char[] text = word.toCharArray();
    return find(text, 0, text.length, hash(text, 0, text.length));
  }

  static boolean matches(String word, char[] text, int from, int to) {
    if (word.length() != to - from) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) != small(text[from + i])) {
        return false;
      }
    }
    return true;
  }

  static int hash(String word) {
    char[] text = word.toCharArray();
    return hash(text, 0, text.length);
  }

  static int hash(char[] text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + small(text[i]);
    }
    return spread(hash);
  }

  /** Returns the small letters themselves of a short word of ASCII, and {@link #NO_KEY} of any other. */
  static long key(char[] text, int from, int to) {
    if (to - from > Long.BYTES) {
      return NO_KEY;
    }
    long key = 0;
    for (int i = from; i < to; i++) {
      if (text[i] >= 128) {
        return NO_KEY;
      }
      key = key << Byte.SIZE | small(text[i]);
    }
    return key;
  }

  static int hash(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed ^ mixed >>> 32) >>> 8;
  }

  /** Mixes the upper bits in; never 0, which stands for nothing. */
  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return (mixed ^ (mixed >>> 15)) | 1 << 31;
  }

  /** Returns the small form of a letter. */
  static char small(char character) {
    if (character < 128) {
      return character >= 'A' && character <= 'Z' ? (char) (character + 32) : character;
    }
    return Character.toLowerCase(character);
  }

  static String small(String word) {
    StringBuilder letters = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      letters.append(small(word.charAt(i)));
    }
    return letters.toString();
  }
}
