package io.crmkit.forecast.win;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out what the texts of a column are. */
final class ColumnText {

  private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null", "none");
  private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
  private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}([T ].*)?");

  // where month and day could be either, the whole column decides, the month first
  private static final List<DateTimeFormatter> FORMS = List.of(
      DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT), DateTimeFormatter.ofPattern("M/d/uu", Locale.ROOT),
      DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT), DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT));

  private ColumnText() {}

  static DealColumn read(String name, List<String> texts) {
    List<@Nullable String> words = new ArrayList<>();
    for (String text : texts) {
      words.add(MISSING.contains(text.strip().toLowerCase(Locale.ROOT)) ? null : text.strip());
    }
    double @Nullable [] numbers = numbers(words);
    if (numbers != null) {
      return DealColumn.numbers(name, numbers);
    }
    @Nullable List<@Nullable LocalDate> days = days(words, ColumnText::isoDay);
    for (DateTimeFormatter form : FORMS) {
      days = days == null ? days(words, text -> day(text, form)) : days;
    }
    return days == null ? DealColumn.categories(name, words) : DealColumn.dates(name, days);
  }

  private static double @Nullable [] numbers(List<@Nullable String> words) {
    double[] numbers = new double[words.size()];
    for (int row = 0; row < numbers.length; row++) {
      @Nullable String word = words.get(row);
      if (word != null && !NUMBER.matcher(word).matches()) {
        return null;
      }
      numbers[row] = word == null ? Double.NaN : Double.parseDouble(word);
    }
    return numbers;
  }

  private static @Nullable List<@Nullable LocalDate> days(
      List<@Nullable String> words, Function<String, @Nullable LocalDate> form) {
    List<@Nullable LocalDate> days = new ArrayList<>();
    for (@Nullable String word : words) {
      @Nullable LocalDate day = word == null ? null : form.apply(word);
      if (word != null && day == null) {
        return null;
      }
      days.add(day);
    }
    return days;
  }

  private static @Nullable LocalDate isoDay(String text) {
    return ISO.matcher(text).matches() ? day(text.substring(0, 10), DateTimeFormatter.ISO_LOCAL_DATE) : null;
  }

  private static @Nullable LocalDate day(String text, DateTimeFormatter form) {
    try {
      return LocalDate.parse(text, form);
    } catch (DateTimeException otherwise) {
      return null;
    }
  }
}
