package io.crmkit.imports.value;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * In which order a column writes its dates, told from all of its values; 1 in 20 may be no date at all.
 *
 * <p>An order is out as soon as it cannot read a value that another one reads: one {@code 13/01/2024} decides a column.
 * If none is out, and two read a value differently, nothing decides it. Not safe for use by several threads; parts can
 * be collected apart and merged in any order.
 */
public final class DateEvidence {

  private static final DateOrder[] ORDERS = DateOrder.values();

  private final long[] read = new long[ORDERS.length];
  /**
   * For each pair of orders a value that they read differently, the smallest of all, so that no order of values tells.
   */
  private final String[] different = new String[ORDERS.length * ORDERS.length];
  private long values;
  private long shortYears;
  private String unread = "";

  /** Begins without a value. */
  public DateEvidence() {
    Arrays.fill(different, "");
  }

  /** Takes another value into account; nothing where it is blank. */
  public void add(String text) {
    if (text.isBlank()) {
      return;
    }
    values++;
    DateParts parts = DateParts.of(text);
    @Nullable LocalDate[] dates = new LocalDate[ORDERS.length];
    boolean any = false;
    for (int i = 0; parts != null && i < ORDERS.length; i++) {
      dates[i] = Dates.readOrNull(parts, ORDERS[i]);
      read[i] += dates[i] == null ? 0 : 1;
      any |= dates[i] != null;
    }
    if (!any) {
      unread = NumberEvidence.smaller(unread, text);
    } else {
      shortYears += parts != null && isShort(parts) ? 1 : 0;
      compare(dates, text);
    }
  }

  /** No number is long enough to be a year; a serial number alone has no year. */
  private static boolean isShort(DateParts parts) {
    return parts.numbers().size() > 1 && parts.lengths().stream().allMatch(length -> length <= 2);
  }

  private void compare(@Nullable LocalDate[] dates, String text) {
    for (int i = 0; i < dates.length; i++) {
      for (int j = i + 1; j < dates.length; j++) {
        if (dates[i] != null && dates[j] != null && !Objects.equals(dates[i], dates[j])) {
          different[i * ORDERS.length + j] = NumberEvidence.smaller(different[i * ORDERS.length + j], text);
        }
      }
    }
  }

  /** Takes into account what another collection saw. */
  public void merge(DateEvidence other) {
    values += other.values;
    shortYears += other.shortYears;
    unread = NumberEvidence.smaller(unread, other.unread);
    for (int i = 0; i < read.length; i++) {
      read[i] += other.read[i];
    }
    for (int i = 0; i < different.length; i++) {
      different[i] = NumberEvidence.smaller(different[i], other.different[i]);
    }
  }

  /** Returns whether years of two digits were seen: somebody has to say what they stand for. */
  public boolean hasShortYears() {
    return shortYears > 0;
  }

  /** Returns what the values say. */
  public Evidence<DateOrder> result() {
    long most = Arrays.stream(read).max().orElse(0);
    if (most == 0 || most * 20 < values * NumberEvidence.NUMBERS_IN_20) {
      return new Evidence.None<>(values, unread);
    }
    List<DateOrder> best = new ArrayList<>();
    String example = "";
    for (int i = 0; i < ORDERS.length; i++) {
      if (read[i] == most && !repeats(i, best)) {
        for (DateOrder other : best) {
          example = NumberEvidence.smaller(example, different[other.ordinal() * ORDERS.length + i]);
        }
        best.add(ORDERS[i]);
      }
    }
    return best.size() == 1 ? new Evidence.Certain<>(best.get(0)) : new Evidence.Ambiguous<>(best, example);
  }

  /** Whether an order read every value just as one before it did. */
  private boolean repeats(int order, List<DateOrder> best) {
    return best.stream().anyMatch(other -> different[other.ordinal() * ORDERS.length + order].isEmpty());
  }
}
