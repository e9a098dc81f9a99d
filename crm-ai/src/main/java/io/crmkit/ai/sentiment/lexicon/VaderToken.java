package io.crmkit.ai.sentiment.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A word of a text as VADER cuts it: what stands between spaces, without punctuation around it unless that leaves two
 * characters or fewer, as of an emoticon.
 *
 * @param word in small letters
 * @param term what the lexicon knows of it; null for nothing
 * @param upper whether it has letters, all capital
 */
record VaderToken(String word, @Nullable Term term, boolean upper) {

  static List<VaderToken> all(String text, WordTable table) {
    List<VaderToken> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && !isSpace(text.charAt(end))) {
        end++;
      }
      if (end > at) {
        tokens.add(of(stripped(text.substring(at, end)), table));
      }
      at = end + 1;
    }
    return tokens;
  }

  private static VaderToken of(String token, WordTable table) {
    String word = token.toLowerCase(Locale.ROOT);
    return new VaderToken(word, table.find(word), isUpper(token));
  }

  boolean isRated() {
    return term != null && term.has(Term.RATED);
  }

  double valence() {
    return term == null ? 0 : term.valence();
  }

  double boost() {
    return term == null ? 0 : term.boost();
  }

  boolean negates() {
    return term != null && term.has(Term.NEGATION) || word.contains("n't");
  }

  boolean is(String other) {
    return word.equals(other);
  }

  /** What Python calls a space. */
  static boolean isSpace(char character) {
    if (character < 128) {
      return character <= ' ' && (character == ' ' || Character.isWhitespace(character));
    }
    return character == 0x85 || Character.isSpaceChar(character);
  }

  private static String stripped(String token) {
    int from = 0;
    int to = token.length();
    while (from < to && isPunctuation(token.charAt(from))) {
      from++;
    }
    while (to > from && isPunctuation(token.charAt(to - 1))) {
      to--;
    }
    return token.codePointCount(from, to) <= 2 ? token : token.substring(from, to);
  }

  private static boolean isPunctuation(char character) {
    return character > ' ' && character < 127 && !Character.isLetterOrDigit(character);
  }

  private static boolean isUpper(String token) {
    boolean upper = false;
    for (int at = 0; at < token.length(); at += Character.charCount(token.codePointAt(at))) {
      int character = token.codePointAt(at);
      if (Character.isLowerCase(character) || Character.isTitleCase(character)) {
        return false;
      }
      upper |= Character.isUpperCase(character);
    }
    return upper;
  }
}
