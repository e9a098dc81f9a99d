package io.crmkit.imports.row;

/** Thrown where a value is not what a rule needs; has no stack trace, since bad files have a great many of them. */
final class Unfit extends Exception {

  private static final long serialVersionUID = 1L;

  private final String code;

  Unfit(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  String code() {
    return code;
  }

  String problem() {
    return String.valueOf(getMessage());
  }

  /** Returns a value as messages show it. */
  static String shown(String value) {
    return value.length() <= 60 ? "'" + value + "'" : "'" + value.substring(0, 60) + "…'";
  }
}
