package io.crmkit.forecast.model;

import io.crmkit.core.money.Money;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Equal instalments at equal distances, the usual form of a schedule. {@link #divide} and {@link #repeat} are the two
 * types of the revenue schedules of Salesforce products, "divide amount into multiple installments" and "repeat amount
 * for each installment".
 *
 * @param start the day of the first instalment
 * @param every how far apart they are; each is counted from the start, so that monthly ones from January 31 are at the
 *     ends of their months
 * @param count how many, 1 to {@value #MOST}
 */
public record InstalmentPlan(LocalDate start, Every every, int count) {

  /** So many days are more than ten years. */
  public static final int MOST = 4_000;

  /** How far instalments are apart. */
  public enum Every {
    DAY(Period.ofDays(1)),
    WEEK(Period.ofWeeks(1)),
    MONTH(Period.ofMonths(1)),
    QUARTER(Period.ofMonths(3)),
    YEAR(Period.ofYears(1));

    private final Period step;

    Every(Period step) {
      this.step = step;
    }
  }

  public InstalmentPlan {
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(every, "every");
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("count must be from 1 to %,d but was %d".formatted(MOST, count));
    }
  }

  /**
   * Returns instalments that sum to {@code whole} exactly and differ by one minor unit at most, by largest remainders:
   * what cannot be divided goes to the first ones.
   */
  public List<Instalment> divide(Money whole) {
    long[] weights = new long[count];
    Arrays.fill(weights, 1);
    return of(whole.allocate(weights));
  }

  /** Returns instalments of {@code each}, for a deal whose amount is {@code count} times as much. */
  public List<Instalment> repeat(Money each) {
    return of(Collections.nCopies(count, Objects.requireNonNull(each, "each")));
  }

  private List<Instalment> of(List<Money> amounts) {
    List<Instalment> instalments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      instalments.add(Instalment.of(start.plus(every.step.multipliedBy(i)), amounts.get(i)));
    }
    return List.copyOf(instalments);
  }
}
