package io.crmkit.testkit.core;

import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.Value.Bool;
import io.crmkit.core.expression.ValueType;
import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** A few values of each type that are near each other, and those at the ends of the range. */
final class SampleValues {

  private static final List<Value> TEXTS = Stream.of("", "a", "b", "ab", "abc", "A", "it's", "2024-02-29", "USD", "😀")
      .map(Value::of).toList();

  private static final List<Value> NUMBERS = Stream.of(
      "-2", "-1", "0", "0.5", "1", "2", "100", "0.3333333333", "9E+399", "-1E-400")
      .map(number -> Value.of(new BigDecimal(number))).toList();

  private static final List<Value> DATES = Stream.of(
      LocalDate.EPOCH, LocalDate.parse("2024-02-29"), LocalDate.parse("2024-03-01"), LocalDate.MIN, LocalDate.MAX)
      .map(Value::of).toList();

  private static final List<Value> INSTANTS = Stream.of(
      Instant.EPOCH, Instant.parse("2024-02-29T23:59:59.999999999Z"), Instant.parse("2024-03-01T00:00:00Z"),
      Instant.MIN, Instant.MAX)
      .map(Value::of).toList();

  private static final List<Value> AMOUNTS = Stream.of(
      Money.zero("USD"), Money.ofMinor(1, "USD"), Money.ofMinor(-1050, "USD"), Money.ofMinor(1050, "USD"),
      Money.ofMinor(99, "USD"), Money.ofMinor(Long.MAX_VALUE, "USD"), Money.ofMinor(Long.MIN_VALUE, "USD"),
      Money.ofMinor(1050, "EUR"), Money.ofMinor(5, "JPY"))
      .map(Value::of).toList();

  private SampleValues() {}

  static List<Value> of(ValueType type) {
    return switch (type) {
      case TEXT -> TEXTS;
      case NUMBER -> NUMBERS;
      case BOOLEAN -> List.of(Bool.TRUE, Bool.FALSE);
      case DATE -> DATES;
      case INSTANT -> INSTANTS;
      case MONEY -> AMOUNTS;
      case LIST, FIELDS -> throw new IllegalArgumentException("there are no samples of " + type.words());
    };
  }
}
