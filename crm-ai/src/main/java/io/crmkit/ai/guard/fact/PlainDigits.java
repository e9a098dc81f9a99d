package io.crmkit.ai.guard.fact;

import java.text.Normalizer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes every digit of any script, and every sign that shows one, as a digit from 0 to 9; drops what is not seen. */
final class PlainDigits {

  private static final Pattern ENTITY = Pattern.compile("&#(?:([0-9]{1,7})|[xX]([0-9a-fA-F]{1,6}));?");
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Mn}\\p{Me}]+");
  /** More marks than any letter has: putting a long row of them in order takes the square of its length. */
  private static final Pattern MANY_MARKS = Pattern.compile("(\\p{M}{8})\\p{M}++");
  private static final Pattern NARROW = Pattern.compile("(?<=\\p{Nd})[\\u00A0\\u2007\\u2009\\u202F](?=\\p{Nd}{3})");
  private static final Pattern DASH = Pattern.compile("[\\u2010-\\u2015\\u2212\\uFE63\\uFF0D]");

  private PlainDigits() {}

  static String of(String text) {
    String decoded = ENTITY.matcher(text).replaceAll(PlainDigits::decoded);
    String grouped = NARROW.matcher(decoded).replaceAll("'");
    StringBuilder plain = new StringBuilder(grouped.length());
    int at = 0;
    while (at < grouped.length()) {
      int code = grouped.codePointAt(at);
      append(plain, code);
      at += Character.charCount(code);
    }
    String composed = Normalizer.normalize(MANY_MARKS.matcher(plain).replaceAll("$1"), Normalizer.Form.NFC);
    return DASH.matcher(INVISIBLE.matcher(composed).replaceAll("")).replaceAll("-");
  }

  private static void append(StringBuilder plain, int code) {
    if (code < 128) {
      plain.append((char) code);
    } else if (Character.getType(code) == Character.DECIMAL_DIGIT_NUMBER) {
      plain.append(Character.digit(code, 10));
    } else {
      appendFolded(plain, code);
    }
  }

  /** Signs such as ½, ² and ① show digits that stand apart from those beside them; the ² of m² belongs to its letter. */
  private static void appendFolded(StringBuilder plain, int code) {
    if (Character.isSpaceChar(code) || Character.isWhitespace(code)) {
      plain.append(' ');
      return;
    }
    String folded = Normalizer.normalize(Character.toString(code), Normalizer.Form.NFKC).replace('\u2044', '/');
    boolean showsDigits = folded.chars().anyMatch(c -> c >= '0' && c <= '9');
    boolean isSigned = Character.getType(code) == Character.OTHER_NUMBER;
    boolean isExponent = folded.length() == 1 && !plain.isEmpty()
        && Character.isLetter(plain.charAt(plain.length() - 1));
    if (showsDigits && isSigned) {
      plain.append(isExponent ? "" : " " + folded + " ");
    } else {
      plain.append(folded);
    }
  }

  private static String decoded(MatchResult entity) {
    String decimal = entity.group(1);
    int code = decimal == null ? Integer.parseInt(entity.group(2), 16) : Integer.parseInt(decimal);
    return Character.isValidCodePoint(code) && code > 0
        ? Matcher.quoteReplacement(Character.toString(code)) : Matcher.quoteReplacement(entity.group());
  }
}
