package io.crmkit.core.expression;

import java.util.Locale;
import java.util.Set;

/** The words of the language and how names and text are quoted. */
final class Words {

  /** Words that a field may bear only in back quotes. */
  private static final Set<String> RESERVED = Set.of(
      "and", "or", "not", "in", "between", "is", "null", "true", "false", "contains", "starts", "ends", "with");

  private static final int LONGEST_RESERVED = 8;
  private static final int CODE_LENGTH = 3;

  private Words() {}

  static boolean isReserved(String name) {
    return name.length() <= LONGEST_RESERVED && RESERVED.contains(name.toLowerCase(Locale.ROOT));
  }

  static boolean isNameStart(char letter) {
    return letter == '_' || Character.isLetter(letter);
  }

  static boolean isNamePart(char letter) {
    return isNameStart(letter) || isDigit(letter);
  }

  static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  static boolean isCurrencyCode(String name) {
    return name.length() == CODE_LENGTH && name.chars().allMatch(letter -> letter >= 'A' && letter <= 'Z');
  }

  static void appendName(StringBuilder text, String name) {
    if (isPlain(name)) {
      text.append(name);
    } else {
      appendQuoted(text, name, '`');
    }
  }

  static void appendQuoted(StringBuilder text, String content, char quote) {
    text.append(quote);
    for (int i = 0; i < content.length(); i++) {
      char letter = content.charAt(i);
      text.append(letter);
      if (letter == quote) {
        text.append(quote);
      }
    }
    text.append(quote);
  }

  private static boolean isPlain(String name) {
    if (name.isEmpty() || !isNameStart(name.charAt(0)) || isReserved(name)) {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      if (!isNamePart(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
