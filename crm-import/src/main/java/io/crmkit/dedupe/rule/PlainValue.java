package io.crmkit.dedupe.rule;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * A value as rules compare it: in Unicode's compatibility form, in lower case, with one space where anything stood that is
 * neither letter, mark nor digit.
 *
 * @param sorted the text with its words in alphabetical order, so that their order does not count
 * @param length of the text in code points
 * @param letters a bit for each letter that it has; letters may share one
 */
record PlainValue(String text, List<String> words, String sorted, int length, long letters) {

  static final PlainValue NONE = new PlainValue("", List.of(), "", 0, 0);

  private static final int LONGEST = 1000;
  private static final int LONGEST_PREFIX = 4;

  PlainValue {
    words = List.copyOf(words);
  }

  static PlainValue of(String value) {
    String cut = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    String folded = Normalizer.normalize(cut, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(folded.length());
    folded.codePoints().forEach(point -> {
      if (isPart(point)) {
        plain.appendCodePoint(point);
      } else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
        plain.append(' ');
      }
    });
    String text = plain.toString().strip();
    return text.isEmpty() ? NONE : of(text, Arrays.asList(text.split(" ", -1)));
  }

  private static PlainValue of(String text, List<String> words) {
    long letters = text.codePoints().mapToLong(point -> 1L << (point & 63)).reduce(0, (one, other) -> one | other);
    return new PlainValue(text, words, sorted(text, words), text.codePointCount(0, text.length()), letters);
  }

  private static boolean isPart(int point) {
    int type = Character.getType(point);
    return Character.isLetterOrDigit(point) || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  boolean isMissing() {
    return words.isEmpty();
  }

  private static String sorted(String text, List<String> words) {
    List<String> sorted = new ArrayList<>(words);
    Collections.sort(sorted);
    return sorted.equals(words) ? text : String.join(" ", sorted);
  }

  /**
   * Returns what Jaro and Winkler can give two values at most: as many code points as one has of letters that the other does
   * not have cannot be common to both.
   */
  static double mostAlike(PlainValue one, PlainValue other) {
    int common = Math.min(one.length - Long.bitCount(one.letters & ~other.letters),
        other.length - Long.bitCount(other.letters & ~one.letters));
    if (common <= 0) {
      return 0;
    }
    double jaro = ((double) common / one.length + (double) common / other.length + 1) / 3;
    boolean single = one.words.size() == 1 && other.words.size() == 1;
    return jaro + 0.1 * (single ? prefix(one.text, other.text) : LONGEST_PREFIX) * (1 - jaro);
  }

  private static int prefix(String one, String other) {
    int most = Math.min(LONGEST_PREFIX, Math.min(one.length(), other.length()));
    int length = 0;
    while (length < most && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }
}
