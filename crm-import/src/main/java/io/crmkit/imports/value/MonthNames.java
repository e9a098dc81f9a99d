package io.crmkit.imports.value;

import com.ibm.icu.text.DateFormatSymbols;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The months by the names that the Unicode locale data has for them, long and short, without accents and dots. */
final class MonthNames {

  private static final List<String> LANGUAGES =
      List.of("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "cs", "tr", "ru", "ro", "hu");
  private static final Map<String, Integer> MONTHS = months();

  private MonthNames() {}

  /** Returns the number of a month, from 1; 0 if it is none. */
  static int month(String word) {
    return MONTHS.getOrDefault(folded(word), 0);
  }

  private static Map<String, Integer> months() {
    Map<String, Integer> months = new HashMap<>();
    for (String language : LANGUAGES) {
      DateFormatSymbols symbols = DateFormatSymbols.getInstance(Locale.forLanguageTag(language));
      for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
        add(months, symbols.getMonths(context, DateFormatSymbols.WIDE));
        add(months, symbols.getMonths(context, DateFormatSymbols.ABBREVIATED));
      }
    }
    months.values().removeIf(month -> month == 0);
    months.put("sept", 9);
    return Map.copyOf(months);
  }

  /** A word that two languages use for two months is nobody's. */
  private static void add(Map<String, Integer> months, String[] names) {
    for (int i = 0; i < 12; i++) {
      String name = folded(names[i]);
      int month = i + 1;
      if (name.length() > 2) {
        months.merge(name, month, (one, other) -> one.equals(other) ? one : 0);
      }
    }
  }

  static String folded(String word) {
    String decomposed = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    StringBuilder letters = new StringBuilder(decomposed.length());
    decomposed.codePoints().filter(Character::isLetter).forEach(letters::appendCodePoint);
    return letters.toString();
  }
}
