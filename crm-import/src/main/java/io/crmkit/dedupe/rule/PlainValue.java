package io.crmkit.dedupe.rule;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A value as rules compare it: in Unicode's compatibility form, with upper case and lower case as one ({@code STRASSE} is
 * {@code Straße}), without characters that nobody sees, and with one space where anything else stood that is neither letter,
 * mark nor digit.
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

  /** Returns a value of which the first {@value #LONGEST} characters count, as alike is only what can be compared in time. */
  static PlainValue of(String value) {
    String text = plain(cut(value));
    return text.isEmpty() ? NONE : of(text, Arrays.asList(text.split(" ", -1)));
  }

  /** Returns a value of which every character counts: of a longer one the digest of all stands for the rest. */
  static PlainValue whole(String value) {
    String all = plain(value);
    if (all.length() <= LONGEST) {
      return all.isEmpty() ? NONE : of(all, List.of(all));
    }
    // no plain text has a number sign, so that none is taken for a digest
    String text = cut(all) + '#' + digest(all);
    return of(text, List.of(text));
  }

  private static String cut(String value) {
    int end = Math.min(value.length(), LONGEST);
    boolean halves = end < value.length() && Character.isHighSurrogate(value.charAt(end - 1));
    return value.substring(0, halves ? end - 1 : end);
  }

  private static String digest(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String plain(String value) {
    String folded = folded(Normalizer.normalize(value, Normalizer.Form.NFKC));
    StringBuilder plain = new StringBuilder(folded.length());
    folded.codePoints().filter(point -> !isUnseen(point)).forEach(point -> {
      if (isPart(point)) {
        plain.appendCodePoint(point);
      } else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
        plain.append(' ');
      }
    });
    return plain.toString().strip();
  }

  /** Upper case first, which makes SS of ß and one sigma of three; the dot of İ is what is left of its case. */
  private static String folded(String text) {
    return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace("i\u0307", "i");
  }

  /** Zero-width and directional characters, soft hyphens, and what chooses between forms of a letter. */
  private static boolean isUnseen(int point) {
    return Character.getType(point) == Character.FORMAT || point >= 0xFE00 && point <= 0xFE0F
        || point >= 0xE0100 && point <= 0xE01EF;
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
