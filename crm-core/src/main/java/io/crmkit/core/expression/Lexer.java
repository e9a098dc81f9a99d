package io.crmkit.core.expression;

import io.crmkit.core.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into tokens, in one pass. */
final class Lexer {

  private static final String SIGNS = "=<>+-*/(),.[]";

  private final String text;
  private final Problems problems;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text, Problems problems) {
    this.text = text;
    this.problems = problems;
  }

  /** Returns the tokens, the last of which is the end. */
  static List<Token> read(String text, Problems problems) {
    return new Lexer(text, problems).all();
  }

  private List<Token> all() {
    while (at < text.length()) {
      char letter = text.charAt(at);
      if (Character.isWhitespace(letter)) {
        at++;
      } else {
        next(letter);
      }
    }
    tokens.add(new Token(Kind.END, "", text.length() + 1));
    return tokens;
  }

  private void next(char letter) {
    if (Words.isNameStart(letter)) {
      name();
    } else if (Words.isDigit(letter)) {
      number();
    } else if (letter == '\'' || letter == '"') {
      quoted(letter, Kind.TEXT);
    } else if (letter == '`') {
      quoted(letter, Kind.QUOTED_NAME);
    } else {
      sign(letter);
    }
  }

  private void name() {
    int end = at + 1;
    while (end < text.length() && Words.isNamePart(text.charAt(end))) {
      end++;
    }
    add(Kind.NAME, end);
  }

  private void number() {
    int end = digitsFrom(at);
    if (end + 1 < text.length() && text.charAt(end) == '.' && Words.isDigit(text.charAt(end + 1))) {
      end = digitsFrom(end + 1);
    }
    add(Kind.NUMBER, end);
  }

  private int digitsFrom(int start) {
    int end = start;
    while (end < text.length() && Words.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private void quoted(char quote, Kind kind) {
    int start = at;
    StringBuilder content = new StringBuilder();
    for (at++; at < text.length(); at++) {
      if (text.charAt(at) == quote) {
        at++;
        if (at >= text.length() || text.charAt(at) != quote) {
          tokens.add(new Token(kind, content.toString(), start + 1));
          return;
        }
      }
      content.append(text.charAt(at));
    }
    problems.at(start + 1, "syntax", "expected a closing %c but found the end".formatted(quote));
    tokens.add(new Token(kind, content.toString(), start + 1));
  }

  private void sign(char letter) {
    String pair = text.substring(at, Math.min(at + 2, text.length()));
    if (pair.equals("<=") || pair.equals(">=") || pair.equals("<>") || pair.equals("!=")) {
      add(Kind.SIGN, at + 2);
    } else if (SIGNS.indexOf(letter) >= 0) {
      add(Kind.SIGN, at + 1);
    } else {
      int code = text.codePointAt(at);
      problems.at(at + 1, "syntax", "expected a word, a value or a sign but found '%s' (U+%04X)"
          .formatted(Character.toString(code), code));
      at += Character.charCount(code);
    }
  }

  private void add(Kind kind, int end) {
    tokens.add(new Token(kind, text.substring(at, end), at + 1));
    at = end;
  }
}
