package io.crmkit.ai.sentiment.lexicon;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of emoji, as words in small letters. */
final class EmojiNames {

  /** The lowest character that may be an emoji here. */
  private static final char LOWEST = 0x203C;

  /** Short names of CLDR where those of Unicode differ in a word that VADER's lexicon rates. */
  private static final Map<Integer, String> OF_CLDR = Map.ofEntries(
      Map.entry(0x1F601, "beaming face with smiling eyes"), Map.entry(0x1F600, "grinning face"),
      Map.entry(0x1F603, "grinning face with big eyes"), Map.entry(0x1F604, "grinning face with smiling eyes"),
      Map.entry(0x1F605, "grinning face with sweat"), Map.entry(0x1F606, "grinning squinting face"),
      Map.entry(0x1F60B, "face savoring food"), Map.entry(0x1F60D, "smiling face with heart-eyes"),
      Map.entry(0x1F617, "kissing face"), Map.entry(0x1F618, "face blowing a kiss"),
      Map.entry(0x1F61B, "face with tongue"), Map.entry(0x1F61C, "winking face with tongue"),
      Map.entry(0x1F61D, "squinting face with tongue"), Map.entry(0x1F61E, "disappointed face"),
      Map.entry(0x1F625, "sad but relieved face"), Map.entry(0x1F613, "downcast face with sweat"),
      Map.entry(0x1F624, "face with steam from nose"), Map.entry(0x1F62D, "loudly crying face"),
      Map.entry(0x1F644, "face with rolling eyes"), Map.entry(0x1F4A9, "pile of poo"),
      Map.entry(0x1F62B, "tired face"), Map.entry(0x1F4AF, "hundred points"), Map.entry(0x1F44D, "thumbs up"),
      Map.entry(0x1F44E, "thumbs down"), Map.entry(0x1F64F, "folded hands"), Map.entry(0x2764, "red heart"),
      Map.entry(0x1F64C, "raising hands"), Map.entry(0x1F44F, "clapping hands"), Map.entry(0x263A, "smiling face"),
      Map.entry(0x2639, "frowning face"), Map.entry(0x1F44C, "ok hand"), Map.entry(0x1F62C, "grimacing face"));

  private EmojiNames() {}

  /** Whether a character is one of those that are shown as a picture. */
  static boolean isEmoji(int character) {
    return character >= 0x1F300 && character <= 0x1FAFF && !(character >= 0x1F3FB && character <= 0x1F3FF)
        || character >= 0x2600 && character <= 0x27BF || character == 0x2B50 || character == 0x203C
        || character == 0x2049;
  }

  /** Returns the name of an emoji in small letters; null if this JDK knows none. */
  static @Nullable String name(int emoji) {
    String cldr = OF_CLDR.get(emoji);
    if (cldr != null) {
      return cldr;
    }
    String name = Character.getName(emoji);
    return name == null ? null : name.toLowerCase(Locale.ROOT);
  }

  /** Returns a text in which the names of emoji stand for them, with the spaces that VADER puts in. */
  static String spelled(String text) {
    if (!mayHaveEmoji(text)) {
      return text;
    }
    StringBuilder words = new StringBuilder(text.length() + 40);
    boolean afterSpace = true;
    int at = 0;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      String name = isEmoji(character) ? name(character) : null;
      if (name == null) {
        words.appendCodePoint(character);
        afterSpace = character == ' ';
      } else {
        words.append(afterSpace ? "" : " ").append(name);
        afterSpace = false;
      }
      at += Character.charCount(character);
    }
    return words.toString();
  }

  static boolean mayHaveEmoji(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= LOWEST) {
        return true;
      }
    }
    return false;
  }
}
