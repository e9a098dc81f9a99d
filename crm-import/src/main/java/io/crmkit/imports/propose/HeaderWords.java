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
      "des", "field", "hs", "pc", "do", "da", "und", "and", "y", "et", "op", "d", "l", "s", "a");

  private HeaderWords() {}

  /** Returns the words in lower case without accents; suffixes of other systems (__c) are left out. */
  static List<String> of(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    String text = withoutRemark(name.length() > 200 ? name.substring(0, 200) : name);
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      boolean camel = Character.isUpperCase(sign) && (Character.isLowerCase(before)
          || Character.isUpperCase(before) && i + 1 < text.length() && Character.isLowerCase(text.charAt(i + 1)))
          || Character.isDigit(sign) && Character.isLetter(before)
          || Character.isUpperCase(sign) && Character.isDigit(before);
      if (!Character.isLetterOrDigit(sign) && Character.getType(sign) != Character.NON_SPACING_MARK || camel) {
        add(words, word);
      }
      if (Character.isLetterOrDigit(sign) || Character.getType(sign) == Character.NON_SPACING_MARK) {
        word.append(sign);
      }
      before = sign;
    }
    add(words, word);
    return withoutNoise(words);
  }

  /** A remark in front of a name, {@code (Do not modify) Contact}, is not part of it. */
  private static String withoutRemark(String name) {
    int end = name.startsWith("(") ? name.indexOf(')') : -1;
    return end > 0 && !name.substring(end + 1).isBlank() ? name.substring(end + 1) : name;
  }

  private static void add(List<String> words, StringBuilder word) {
    String folded = folded(word.toString());
    String before = words.isEmpty() ? "" : words.get(words.size() - 1);
    if ("mail".equals(folded) && "e".equals(before)) {
      words.set(words.size() - 1, "email");
    } else if (!folded.isEmpty()) {
      words.add(folded);
    }
    word.setLength(0);
  }

  /** Letters that follow one another are one word, {@code C.P.}, so that none of them is passed over as noise. */
  private static List<String> withoutNoise(List<String> words) {
    List<String> kept = new ArrayList<>();
    StringBuilder letters = new StringBuilder();
    for (String word : words) {
      if (word.length() == 1 && Character.isLetter(word.charAt(0))) {
        letters.append(word);
      } else {
        keep(letters.toString(), kept);
        letters.setLength(0);
        keep(word, kept);
      }
    }
    keep(letters.toString(), kept);
    return kept;
  }

  private static void keep(String word, List<String> kept) {
    if (!word.isEmpty() && !NOISE.contains(word)) {
      kept.add(word);
    }
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
