package io.crmkit.ai.guard.fact;

import io.crmkit.ai.guard.fact.Claim.Date;
import io.crmkit.ai.guard.fact.Claim.DayOfYear;
import io.crmkit.ai.guard.fact.Claim.Unreadable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads dates as one language writes them: 2026-03-03, March 3rd, 3. März 2026, 03.03.26, 3/4/2026. */
final class Dates {

  private static final Pattern ISO = Pattern.compile("(?<![0-9])([0-9]{4})([-/])([0-9]{1,2})\\2([0-9]{1,2})(?![0-9])");
  private static final Pattern DOTTED =
      Pattern.compile("(?<![0-9.])([0-9]{1,2})\\. ?([0-9]{1,2})\\. ?([0-9]{4}|[0-9]{2})(?![0-9.,]?[0-9])");
  private static final Pattern SLASHED =
      Pattern.compile("(?<![0-9/])([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}|[0-9]{2})(?![0-9/])");
  private static final Pattern DASHED =
      Pattern.compile("(?<![0-9-])([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})(?![0-9-])");
  private static final int CENTURY = 2000;

  private final boolean isMonthFirst;
  private final Map<String, Integer> months;
  private final Pattern monthThenDay;
  private final Pattern dayThenMonth;
  private final Pattern monthAndYear;

  Dates(Locale language) {
    this.isMonthFirst = language.getLanguage().equals("en") && List.of("", "US", "CA").contains(language.getCountry());
    this.months = months(language);
    String name = "(?<![\\p{L}])(" + months.keySet().stream()
        .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
        .map(Pattern::quote).collect(Collectors.joining("|")) + ")(?![\\p{L}])\\.?";
    String day = "([0-9]{1,2})(?:st|nd|rd|th|er|º|ª|\\.)?(?![0-9]|[.,][0-9])";
    String year = "(?:,? ?(?:de )?([0-9]{4})(?![0-9]|[.,][0-9]))?";
    this.monthThenDay = Pattern.compile(name + " (?:the )?" + day + year);
    this.dayThenMonth = Pattern.compile("(?<![0-9]|[0-9][.,])" + day + " ?(?:of |de )?" + name + year);
    this.monthAndYear = Pattern.compile(name + ",? (?:of |de )?([0-9]{4})(?![0-9]|[.,][0-9])");
  }

  private static Map<String, Integer> months(Locale language) {
    Map<String, Integer> months = new LinkedHashMap<>();
    for (Month month : Month.values()) {
      for (Locale locale : List.of(language, Locale.ENGLISH)) {
        for (TextStyle style : List.of(TextStyle.FULL, TextStyle.SHORT, TextStyle.FULL_STANDALONE)) {
          add(months, month.getDisplayName(style, locale), month.getValue());
        }
      }
      add(months, month.getDisplayName(TextStyle.FULL, Locale.ENGLISH).substring(0, 3), month.getValue());
    }
    add(months, "Sept", Month.SEPTEMBER.getValue());
    return months;
  }

  /** Names in small letters count only where the language writes them so: in English a march and a may are others. */
  private static void add(Map<String, Integer> months, String shown, int month) {
    String name = shown.endsWith(".") ? shown.substring(0, shown.length() - 1) : shown;
    if (!name.isEmpty() && Character.isLetter(name.charAt(0))) {
      months.putIfAbsent(name, month);
      months.putIfAbsent(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), month);
      months.putIfAbsent(name.toUpperCase(Locale.ROOT), month);
    }
  }

  void read(ReadText text) {
    text.each(ISO, found -> date(found, found.group(1), found.group(3), found.group(4)));
    text.each(monthThenDay, found -> named(found, found.group(1), found.group(2), found.group(3)));
    text.each(dayThenMonth, found -> named(found, found.group(2), found.group(1), found.group(3)));
    text.each(monthAndYear, found -> new Claim.Month(
        YearMonth.of(Integer.parseInt(found.group(2)), month(found.group(1))), found.group()));
    text.each(DOTTED, found -> date(found, found.group(3), found.group(2), found.group(1)));
    text.each(DASHED, found -> date(found, found.group(3), found.group(2), found.group(1)));
    text.each(SLASHED, found -> isMonthFirst
        ? date(found, found.group(3), found.group(1), found.group(2))
        : date(found, found.group(3), found.group(2), found.group(1)));
  }

  private int month(String name) {
    return Objects.requireNonNull(months.get(name));
  }

  private Claim named(MatchResult found, String month, String day, @Nullable String year) {
    if (year != null) {
      return date(found, year, Integer.toString(month(month)), day);
    }
    try {
      return new DayOfYear(MonthDay.of(month(month), Integer.parseInt(day)), found.group());
    } catch (DateTimeException e) {
      return new Unreadable(found.group());
    }
  }

  private static Claim date(MatchResult found, String year, String month, String day) {
    int full = Integer.parseInt(year) + (year.length() == 2 ? CENTURY : 0);
    try {
      return new Date(LocalDate.of(full, Integer.parseInt(month), Integer.parseInt(day)), found.group());
    } catch (DateTimeException e) {
      return new Unreadable(found.group());
    }
  }
}
