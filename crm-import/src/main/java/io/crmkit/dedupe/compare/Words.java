package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.Texts;

/**
 * The words of values, each different one with a number, and what each is worth: the logarithm of how many rows there
 * are for one that has it (Spärck Jones 1972), so that a rare word counts more. Those of a value are in the order of
 * their numbers.
 */
abstract class Words {

  /** How many words of a value count. */
  static final int MOST = 64;

  /** For each value where its words begin among all; those of the next one begin where they end. */
  final int[] starts;
  final int[] ids;
  final double[] worths;
  private final double[] totals;
  private final boolean[] digits;
  private final long[] letters;

  Words(int[] starts, int[] ids, double[] worths) {
    this.starts = starts;
    this.ids = ids;
    this.worths = worths;
    this.totals = new double[starts.length - 1];
    this.digits = new boolean[worths.length];
    this.letters = new long[worths.length];
  }

  /** Finds the digits and letters of a word. */
  final void look(int id, Texts texts, int text, int from, int to) {
    boolean digit = false;
    long bits = 0;
    for (int i = from; i < to; i++) {
      int point = texts.point(text, i);
      digit |= Character.isDigit(point);
      bits |= 1L << point;
    }
    digits[id] = digit;
    letters[id] = bits;
  }

  /** Adds up what the words of a value are worth. */
  final void sum(int value) {
    double total = 0;
    for (int i = starts[value]; i < starts[value + 1]; i++) {
      total += worths[ids[i]];
    }
    totals[value] = total;
  }

  final int start(int value) {
    return starts[value];
  }

  final int end(int value) {
    return starts[value + 1];
  }

  final int id(int place) {
    return ids[place];
  }

  final double worth(int id) {
    return worths[id];
  }

  final boolean hasDigit(int id) {
    return digits[id];
  }

  /** Which letters a word has, as bits; some letters share one. */
  final long letters(int id) {
    return letters[id];
  }

  final double total(int value) {
    return totals[value];
  }

  abstract String text(int id);

  /** How many code points a word has. */
  abstract int length(int id);

  /** Whether the first code points of two words are the same. */
  abstract boolean beginAlike(int one, int other, int length);

  abstract boolean areOneEditApart(int one, int other);
}
