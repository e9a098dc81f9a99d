package io.crmkit.core.expression;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The functions of the language; all but {@link #COALESCE} and {@link #IF} are absent if an argument is. */
public enum Function {
  /** {@code lower(text)}: in lower case, by the rules of no particular language. */
  LOWER(1, 1),
  /** {@code upper(text)}: in upper case, by the rules of no particular language. */
  UPPER(1, 1),
  /** {@code length(text)}: how many Unicode code points, or how many items of a list. */
  LENGTH(1, 1),
  /** {@code abs(x)}: a number or an amount without its sign. */
  ABS(1, 1),
  /** {@code coalesce(a, b, …)}: the first argument that is not absent; those after it are not evaluated. */
  COALESCE(1, 1_000),
  /** {@code if(condition, a, b)}: {@code a} if the condition is true, else {@code b}; the other is not evaluated. */
  IF(3, 3),
  /** {@code round(x, digits)}: a number rounded half up to so many fraction digits, to whole numbers without them. */
  ROUND(1, 2),
  /**
   * {@code days_between(a, b)}: whole days from one date or instant to another of its kind; negative if b is first. A
   * day that is not over does not count, in either direction.
   */
  DAYS_BETWEEN(2, 2),
  /** {@code date(text)}: the date written as {@code 2024-10-01}. */
  DATE(1, 1),
  /** {@code instant(text)}: the instant written as {@code 2024-10-01T00:00:00Z}. */
  INSTANT(1, 1),
  /** {@code money(number, code)}: an amount, which must be whole in minor units of the currency. */
  MONEY(2, 2);

  private final String word;
  private final int fewest;
  private final int most;

  Function(int fewest, int most) {
    this.word = name().toLowerCase(Locale.ROOT);
    this.fewest = fewest;
    this.most = most;
  }

  /** Returns the name as expressions write it. */
  public String word() {
    return word;
  }

  boolean takes(int arguments) {
    return arguments >= fewest && arguments <= most;
  }

  String arity() {
    String bounds = fewest == most ? String.valueOf(fewest) : fewest + " to " + most;
    return most == 1 ? bounds + " argument" : bounds + " arguments";
  }

  static @Nullable Function named(String word) {
    for (Function function : values()) {
      if (function.word.equalsIgnoreCase(word)) {
        return function;
      }
    }
    return null;
  }
}
