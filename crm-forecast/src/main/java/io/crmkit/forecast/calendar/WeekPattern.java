package io.crmkit.forecast.calendar;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the 52 weeks of a year make up its periods and quarters. In a year of 53 weeks the last period is one longer.
 *
 * @param weeks of each period of the year, 52 in all
 * @param periods of each quarter
 */
public record WeekPattern(List<Integer> weeks, List<Integer> periods) {

  /** Quarters of 4, 4 and 5 weeks. */
  public static final WeekPattern FOUR_FOUR_FIVE = quarters(4, 4, 5);

  /** Quarters of 4, 5 and 4 weeks, as the National Retail Federation has them. */
  public static final WeekPattern FOUR_FIVE_FOUR = quarters(4, 5, 4);

  /** Quarters of 5, 4 and 4 weeks. */
  public static final WeekPattern FIVE_FOUR_FOUR = quarters(5, 4, 4);

  /** Thirteen periods of 4 weeks; the last quarter has four of them. */
  public static final WeekPattern THIRTEEN_BY_FOUR = new WeekPattern(Collections.nCopies(13, 4), List.of(3, 3, 3, 4));

  private static final int WEEKS = 52;

  public WeekPattern {
    weeks = List.copyOf(weeks);
    periods = List.copyOf(periods);
    if (sum(weeks) != WEEKS || weeks.stream().anyMatch(each -> each < 1)) {
      throw new IllegalArgumentException("a year has periods of %d weeks in all but was %s".formatted(WEEKS, weeks));
    }
    if (sum(periods) != weeks.size() || periods.stream().anyMatch(each -> each < 1)) {
      throw new IllegalArgumentException("quarters of %s periods do not make up %d".formatted(periods, weeks.size()));
    }
  }

  private static WeekPattern quarters(int first, int second, int third) {
    List<Integer> quarter = List.of(first, second, third);
    return new WeekPattern(
        Stream.of(quarter, quarter, quarter, quarter).flatMap(List::stream).toList(), List.of(3, 3, 3, 3));
  }

  private static int sum(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).sum();
  }
}
