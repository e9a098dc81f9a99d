package io.crmkit.core.expression;

/**
 * One word, literal or sign of an expression.
 *
 * @param text its meaning: quotes are removed
 * @param column where it starts, from 1
 */
record Token(Kind kind, String text, int column) {

  enum Kind { NAME, QUOTED_NAME, NUMBER, TEXT, SIGN, END }

  private static final int LONGEST_IN_MESSAGE = 40;

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isWord(String word) {
    return kind == Kind.NAME && text.equalsIgnoreCase(word);
  }

  /** Returns how a message calls this token. */
  String words() {
    String brief = text.length() <= LONGEST_IN_MESSAGE ? text : text.substring(0, LONGEST_IN_MESSAGE) + "…";
    return switch (kind) {
      case END -> "the end";
      case TEXT -> "the text '" + brief + "'";
      case QUOTED_NAME -> "the name `" + brief + "`";
      default -> "'" + brief + "'";
    };
  }
}
