package io.crmkit.imports.propose;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a column's name, however they are joined: {@code FirstName}, {@code first_name}, {@code Contact: First
 * Name}.
 */
final class HeaderWords {

  /** Words that say where a column comes from and nothing about it. */
  private static final Set<String> NOISE = Set.of("c", "the", "of", "de", "la", "le", "del", "du", "der", "die", "das",
      "des", "field", "hs", "pc", "do", "da");

  private HeaderWords() {}

  /** Returns the words in lower case without accents; suffixes of other systems (__c) are left out. */
  static List<String> of(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    String text = name.length() > 200 ? name.substring(0, 200) : name;
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      boolean camel = Character.isUpperCase(sign) && (Character.isLowerCase(before)
          || Character.isUpperCase(before) && i + 1 < text.length() && Character.isLowerCase(text.charAt(i + 1)));
      if (!Character.isLetterOrDigit(sign) && Character.getType(sign) != Character.NON_SPACING_MARK || camel) {
        add(words, word);
      }
      if (Character.isLetterOrDigit(sign) || Character.getType(sign) == Character.NON_SPACING_MARK) {
        word.append(sign);
      }
      before = sign;
    }
    add(words, word);
    return words;
  }

  private static void add(List<String> words, StringBuilder word) {
    String folded = folded(word.toString());
    if (!folded.isEmpty() && !NOISE.contains(folded)) {
      words.add(folded);
    }
    word.setLength(0);
  }

  static String folded(String word) {
    String decomposed = Normalizer.normalize(word, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder letters = new StringBuilder(decomposed.length());
    decomposed.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
    return letters.toString().replace("ß", "ss").replace("ł", "l").replace("ø", "o").replace("æ", "ae")
        .replace("ı", "i");
  }

  static String joined(List<String> words) {
    return String.join("", words);
  }
}
