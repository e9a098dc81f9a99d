package io.crmkit.imports.value;

import java.util.Objects;

/**
 * How dates are written.
 *
 * @param order of day, month and year
 * @param firstYear what the earliest of a hundred years is that two digits stand for, such as 1950 for 1950 to 2049; 0
 * if
 *     two digits are refused, because nobody has said what they mean
 */
public record DateStyle(DateOrder order, int firstYear) {

  public DateStyle {
    Objects.requireNonNull(order, "order");
    if (firstYear != 0 && (firstYear < 1000 || firstYear > 9900)) {
      throw new IllegalArgumentException("firstYear must be 0 or from 1000 to 9900 but was " + firstYear);
    }
  }

  /** Years of two digits are refused. */
  public static DateStyle of(DateOrder order) {
    return new DateStyle(order, 0);
  }
}
