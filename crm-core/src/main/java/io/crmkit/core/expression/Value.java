package io.crmkit.core.expression;

import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A value that an expression can read or yield.
 *
 * <p>Two values are equal if they mean the same: {@code 1.0} equals {@code 1}, and groups of fields are equal whatever
 * the order of their names. {@link ValueJson} is their text form.
 */
public sealed interface Value {

  /** The value of a field that is missing or null. */
  Value ABSENT = new Absent();

  static Value of(String text) {
    return new Text(text);
  }

  static Value of(long number) {
    return new Number(BigDecimal.valueOf(number));
  }

  static Value of(BigDecimal number) {
    return new Number(number);
  }

  static Value of(LocalDate date) {
    return new Date(date);
  }

  static Value of(Instant moment) {
    return new Moment(moment);
  }

  static Value of(Money amount) {
    return new Amount(amount);
  }

  /** Text, ordered by UTF-16 code units; empty text is not {@link Absent}. */
  record Text(String value) implements Value {
    public Text {
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * An exact decimal number, kept without trailing zeros so that equal numbers are equal values.
   *
   * <p>It has at most {@value #MOST_DIGITS} significant digits and a scale between ±{@value #MOST_DIGITS}, which covers
   * every finite {@code double} and keeps arithmetic on hostile numbers cheap.
   */
  @SuppressWarnings("JavaLangClash")
  record Number(BigDecimal value) implements Value {

    public static final int MOST_DIGITS = 400;

    private static final int ORDINARY_DIGITS = 18;
    private static final int MOST_BITS = 8_192;
    private static final int WIDEST_SCALE = 8_192;

    /**
     * Makes the number.
     *
     * @throws IllegalArgumentException if it has too many digits or too large an exponent
     */
    public Number {
      if (!fits(value)) {
        throw new IllegalArgumentException(
            "a number has at most %d digits and as large an exponent".formatted(MOST_DIGITS));
      }
      value = value.stripTrailingZeros();
    }

    static boolean fits(BigDecimal value) {
      if (value.signum() == 0 || isOrdinary(value)) {
        return true;
      }
      // The two cheap tests come first because stripping zeros off an enormous number is not cheap.
      if (Math.abs((long) value.scale()) > WIDEST_SCALE || value.unscaledValue().bitLength() > MOST_BITS) {
        return false;
      }
      BigDecimal stripped = value.stripTrailingZeros();
      return stripped.precision() <= MOST_DIGITS && Math.abs(stripped.scale()) <= MOST_DIGITS;
    }

    private static boolean isOrdinary(BigDecimal value) {
      return Math.abs((long) value.scale()) <= MOST_DIGITS - ORDINARY_DIGITS && value.precision() <= ORDINARY_DIGITS;
    }
  }

  /** True or false; unknown is {@link Absent}. */
  record Bool(boolean value) implements Value {

    public static final Bool TRUE = new Bool(true);
    public static final Bool FALSE = new Bool(false);
  }

  /** A calendar day without a time zone. */
  record Date(LocalDate value) implements Value {
    public Date {
      Objects.requireNonNull(value, "value");
    }
  }

  /** A point in time. */
  record Moment(Instant value) implements Value {
    public Moment {
      Objects.requireNonNull(value, "value");
    }
  }

  /** An amount of money; amounts of different currencies cannot be compared. */
  record Amount(Money value) implements Value {
    public Amount {
      Objects.requireNonNull(value, "value");
    }
  }

  /** A list. */
  record Items(List<Value> values) implements Value {
    public Items {
      values = List.copyOf(values);
    }

    public static Items of(Value... values) {
      return new Items(List.of(values));
    }
  }

  /** Named values in the order in which they were put; this is what a condition is asked about. */
  record Fields(Map<String, Value> values) implements Value {

    public static final Fields NONE = new Fields(Map.of());

    public Fields {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
      values.forEach((name, value) -> {
        Objects.requireNonNull(name, "a field's name");
        Objects.requireNonNull(value, () -> "field '" + name + "'; a missing value is Value.ABSENT");
      });
    }

    /** Returns the value of {@code name}, or {@link Value#ABSENT}. */
    public Value value(String name) {
      return values.getOrDefault(name, ABSENT);
    }

    /** Returns a copy in which {@code name} is {@code value}. */
    public Fields with(String name, Value value) {
      Map<String, Value> copy = new LinkedHashMap<>(values);
      copy.put(name, value);
      return new Fields(copy);
    }
  }

  /** Nothing: a missing or null field, and the unknown of three-valued logic. */
  record Absent() implements Value {}
}
