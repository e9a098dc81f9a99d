package io.crmkit.core.expression;

import io.crmkit.core.Validated;
import io.crmkit.core.expression.Value.Fields;

/**
 * Values as JSON text.
 *
 * <p>Text, numbers, true and false, lists, groups of fields and absence are what JSON calls string, number, boolean,
 * array, object and null. The other types are objects with one tag: {@code {"$date": "2024-10-01"}},
 * {@code {"$instant": "2024-10-01T00:00:00Z"}} and {@code {"$money": "USD 10.50"}}; a name that starts with {@code $}
 * is written with one {@code $} more. What {@link #write} and {@link #writeSorted} return reads back as an equal value.
 *
 * <p>Reading is bounded: {@value #LONGEST_TEXT} characters, {@value #DEEPEST} levels. Whatever does not fit or is not
 * JSON is a violation with the JSON pointer of the place.
 */
public final class ValueJson {

  /** The most characters of one JSON text. */
  public static final int LONGEST_TEXT = 1_000_000;

  /** How deep lists and groups nest; a single value has depth 1. */
  public static final int DEEPEST = 32;

  private ValueJson() {}

  /**
   * Writes a value, with the fields of a group in their order.
   *
   * @throws IllegalArgumentException if the value is larger than what can be read
   */
  public static String write(Value value) {
    return ValueWriter.inOrder().write(value);
  }

  /**
   * Writes a value, with the fields of a group sorted by name, so that equal values have equal texts: for digests.
   *
   * @throws IllegalArgumentException if the value is larger than what can be read
   */
  public static String writeSorted(Value value) {
    return ValueWriter.sorted().write(value);
  }

  /** Reads what {@link #write} wrote. */
  public static Validated<Value> read(String json) {
    return ValueReader.tagged(json);
  }

  /** Reads what {@link #write} wrote of a group of fields. */
  public static Validated<Fields> readFields(String json) {
    return ValueReader.fields(read(json));
  }

  /**
   * Reads a host's own JSON, in which no name has a special meaning and one form has: an object with exactly the
   * members {@code amount}, a number or its text, and {@code currency}, if together they are an exact amount, is money.
   */
  public static Validated<Value> readPlain(String json) {
    return ValueReader.plain(json);
  }

  /** Reads a host's own JSON object, as {@link #readPlain} does. */
  public static Validated<Fields> readPlainFields(String json) {
    return ValueReader.fields(readPlain(json));
  }
}
