package io.crmkit.imports.value;

import com.ibm.icu.text.DateFormatSymbols;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words in a date that say nothing of their own. */
final class WeekdayNames {

  private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th", "de", "del", "er", "e", "of");
  private static final Set<String> DAYS = days();

  private WeekdayNames() {}

  /** Whether a word may stand in a date without a meaning for it. */
  static boolean isFiller(String word, boolean afterNumber) {
    String folded = MonthNames.folded(word);
    return DAYS.contains(folded) || afterNumber && ORDINALS.contains(folded);
  }

  private static Set<String> days() {
    Set<String> days = new HashSet<>();
    for (String language : List.of("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv")) {
      DateFormatSymbols symbols = DateFormatSymbols.getInstance(Locale.forLanguageTag(language));
      for (String day : symbols.getWeekdays()) {
        days.add(MonthNames.folded(day));
      }
      for (String day : symbols.getShortWeekdays()) {
        days.add(MonthNames.folded(day));
      }
    }
    days.remove("");
    return Set.copyOf(days);
  }
}
