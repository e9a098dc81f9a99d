package io.crmkit.imports.value;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;

/** Shapes answers about single values; shows as much of a value as fits into a sentence. */
final class Answers {

  private static final int SHOWN = 60;

  private Answers() {}

  /** @param message may have one {@code %s} for the value */
  static <T> Validated<T> refused(String code, String message, String value) {
    return Validated.invalid(Violations.of(new Violation("", code, message.formatted(shown(value)))));
  }

  static String shown(String value) {
    int end = value.length() <= SHOWN ? value.length()
        : value.offsetByCodePoints(0, Math.min(SHOWN, value.codePointCount(0, SHOWN)));
    return "'" + value.substring(0, end) + (end < value.length() ? "…'" : "'");
  }
}
