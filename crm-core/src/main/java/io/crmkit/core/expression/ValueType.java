package io.crmkit.core.expression;

import org.jspecify.annotations.Nullable;

/** The types of values; {@link Value.Absent} belongs to every one of them. */
public enum ValueType {
  TEXT("text"),
  NUMBER("a number"),
  BOOLEAN("true or false"),
  DATE("a date"),
  INSTANT("an instant"),
  MONEY("money"),
  LIST("a list"),
  FIELDS("a group of fields");

  private final String words;

  ValueType(String words) {
    this.words = words;
  }

  /** Returns how messages call a value of this type, such as {@code a number}. */
  public String words() {
    return words;
  }

  boolean isScalar() {
    return this != LIST && this != FIELDS;
  }

  boolean isOrdered() {
    return isScalar() && this != BOOLEAN;
  }

  boolean isNumeric() {
    return this == NUMBER || this == MONEY;
  }

  static @Nullable ValueType of(Value value) {
    if (value instanceof Value.Text) {
      return TEXT;
    }
    if (value instanceof Value.Number) {
      return NUMBER;
    }
    if (value instanceof Value.Bool) {
      return BOOLEAN;
    }
    if (value instanceof Value.Date) {
      return DATE;
    }
    if (value instanceof Value.Moment) {
      return INSTANT;
    }
    if (value instanceof Value.Amount) {
      return MONEY;
    }
    if (value instanceof Value.Items) {
      return LIST;
    }
    return value instanceof Value.Fields ? FIELDS : null;
  }
}
