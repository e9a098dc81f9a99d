package io.crmkit.imports.value;

import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Patterns of {@link java.time.format.DateTimeFormatter} whose two digits of a year begin elsewhere than with 2000: the
 * year must be right before the day of the week is held against it.
 */
final class DatePatterns {

  /** What stands in quotes, or a run of letters that mean a year, and what pads it. */
  private static final Pattern YEAR = Pattern.compile("'[^']*'|(p*)(y+|u+)");

  private DatePatterns() {}

  /**
   * Returns a builder that has a pattern, and takes no notice of case.
   *
   * @param firstYear that two digits can stand for
   */
  static DateTimeFormatterBuilder builder(String pattern, int firstYear) {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
    Matcher found = YEAR.matcher(pattern);
    int from = 0;
    while (found.find()) {
      String year = found.group(2);
      if (year != null && year.length() == 2) {
        builder.appendPattern(pattern.substring(from, found.start()));
        append(builder, found.group(1).length(), year.charAt(0), firstYear);
        from = found.end();
      }
    }
    return builder.appendPattern(pattern.substring(from));
  }

  private static void append(DateTimeFormatterBuilder builder, int padding, char letter, int firstYear) {
    if (padding > 0) {
      builder.padNext(padding);
    }
    builder.appendValueReduced(letter == 'u' ? ChronoField.YEAR : ChronoField.YEAR_OF_ERA, 2, 2, firstYear);
  }
}
