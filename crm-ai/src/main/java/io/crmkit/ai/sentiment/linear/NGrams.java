package io.crmkit.ai.sentiment.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a text, each two in a row, and pieces of words, in small letters. Pieces have three to five characters and
 * know where a word begins and ends: {@code _} stands for both.
 */
final class NGrams {

  private static final int SHORTEST_PIECE = 3;
  private static final int LONGEST_PIECE = 5;
  private static final int LONGEST_WORD = 40;

  private NGrams() {}

  /** Returns single words and pairs. */
  static List<String> words(List<String> tokens) {
    List<String> grams = new ArrayList<>(tokens.size() * 2);
    for (int i = 0; i < tokens.size(); i++) {
      grams.add(tokens.get(i));
      if (i > 0) {
        grams.add(tokens.get(i - 1) + " " + tokens.get(i));
      }
    }
    return grams;
  }

  static List<String> pieces(List<String> tokens) {
    List<String> pieces = new ArrayList<>(tokens.size() * 10);
    for (String token : tokens) {
      String padded = "_" + token + "_";
      for (int length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++) {
        for (int from = 0; from + length <= padded.length(); from++) {
          pieces.add(padded.substring(from, from + length));
        }
      }
    }
    return pieces;
  }

  /** Cuts a text into words, numbers and marks of exclamation and question. Words of more than 40 characters are cut. */
  static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    String small = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    int at = 0;
    while (at < small.length()) {
      int end = at;
      while (end < small.length() && end - at < LONGEST_WORD && isWordPart(small, end)) {
        end++;
      }
      if (end > at) {
        tokens.add(small.substring(at, end));
        at = end;
      } else {
        char mark = small.charAt(at++);
        if (mark == '!' || mark == '?') {
          tokens.add(Character.toString(mark));
        }
      }
    }
    return tokens;
  }

  private static boolean isWordPart(String text, int at) {
    char character = text.charAt(at);
    return Character.isLetterOrDigit(character)
        || character == '\'' && at > 0 && at + 1 < text.length()
            && Character.isLetter(text.charAt(at - 1)) && Character.isLetter(text.charAt(at + 1));
  }
}
