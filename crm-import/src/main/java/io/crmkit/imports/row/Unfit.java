package io.crmkit.imports.row;

/** Thrown where a value is not what a rule needs; has no stack trace, since bad files have a great many of them. */
final class Unfit extends Exception {

  private static final long serialVersionUID = 1L;

  private static final int SHOWN = 60;

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
    if (value.length() <= SHOWN) {
      return "'" + value + "'";
    }
    int end = Character.isHighSurrogate(value.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
    return "'" + value.substring(0, end) + "…'";
  }
}
