package io.crmkit.core.expression;

/** What is said about text that should have been a point in time. */
final class Times {

  private Times() {}

  static String notADate(String what) {
    return what + " is not a date; write it like '2024-10-01'";
  }

  static String notAnInstant(String what) {
    return what + " is not an instant; write it like '2024-10-01T00:00:00Z'";
  }
}
