package io.crmkit.ai.guard.fact;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads digits with separators in one way for each language: 1,200.50 and 1.200,50 are the same in all, but 1.200 is a
 * thousand and more in German, and one and a fifth in English.
 */
final class Numeral {

  private static final Pattern GROUPS_BY_DOT = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{3})+");
  private static final Pattern GROUPS_BY_COMMA = Pattern.compile("[0-9]{1,3}(?:,[0-9]{3})+");
  private static final Pattern APOSTROPHES = Pattern.compile("[0-9]{1,3}(?:['’ ][0-9]{3})+(?:[.,][0-9]+)?");
  private static final Pattern SEPARATED = Pattern.compile("[0-9.,]+");
  private static final Pattern PLAIN = Pattern.compile("[0-9]+");
  private static final Set<String> COMMA_LANGUAGES = Set.of(
      "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "da", "sv", "nb", "no", "fi", "ru", "tr", "el", "hu", "ro", "uk");

  private Numeral() {}

  static boolean hasDecimalComma(Locale language) {
    return COMMA_LANGUAGES.contains(language.getLanguage());
  }

  /** Returns the number, or null if digits and separators are none, such as 1.2.3. */
  static @Nullable BigDecimal read(String digits, Locale language) {
    if (APOSTROPHES.matcher(digits).matches()) {
      return new BigDecimal(digits.replaceAll("['’ ]", "").replace(',', '.'));
    }
    if (!SEPARATED.matcher(digits).matches()) {
      return null;
    }
    int dot = digits.lastIndexOf('.');
    int comma = digits.lastIndexOf(',');
    if (dot >= 0 && comma >= 0) {
      return dot > comma ? mixed(digits, dot, GROUPS_BY_COMMA) : mixed(digits, comma, GROUPS_BY_DOT);
    }
    if (dot < 0 && comma < 0) {
      return PLAIN.matcher(digits).matches() ? new BigDecimal(digits) : null;
    }
    return one(digits, comma >= 0 ? ',' : '.', language);
  }

  private static @Nullable BigDecimal mixed(String digits, int point, Pattern groups) {
    String whole = digits.substring(0, point);
    String fraction = digits.substring(point + 1);
    return groups.matcher(whole).matches() && PLAIN.matcher(fraction).matches()
        ? new BigDecimal(whole.replaceAll("[.,]", "") + "." + fraction) : null;
  }

  private static @Nullable BigDecimal one(String digits, char separator, Locale language) {
    boolean isOnce = digits.indexOf(separator) == digits.lastIndexOf(separator);
    boolean isDecimal = separator == (hasDecimalComma(language) ? ',' : '.');
    boolean isGrouped = (separator == ',' ? GROUPS_BY_COMMA : GROUPS_BY_DOT).matcher(digits).matches()
        && !digits.startsWith("0");
    if (isGrouped && !(isOnce && isDecimal)) {
      return new BigDecimal(digits.replaceAll("[.,]", ""));
    }
    return isOnce ? new BigDecimal(digits.replace(',', '.')) : null;
  }
}
