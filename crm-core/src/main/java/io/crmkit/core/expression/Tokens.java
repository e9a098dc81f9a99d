package io.crmkit.core.expression;

import io.crmkit.core.expression.Token.Kind;
import java.util.List;

/** The tokens of an expression with a place among them, and what is wrong so far. */
final class Tokens {

  private final List<Token> all;
  private final Problems problems;
  private int at;
  private int lastProblem = -1;

  Tokens(List<Token> all, Problems problems) {
    this.all = all;
    this.problems = problems;
  }

  Token current() {
    return all.get(at);
  }

  Token following() {
    return all.get(Math.min(at + 1, all.size() - 1));
  }

  boolean atEnd() {
    return current().kind() == Kind.END;
  }

  Token take() {
    Token taken = current();
    if (!atEnd()) {
      at++;
    }
    return taken;
  }

  boolean accept(String sign) {
    return takenIf(current().is(sign));
  }

  boolean acceptWord(String word) {
    return takenIf(current().isWord(word));
  }

  /** Takes {@code sign}, or reports that it is missing. */
  void expect(String sign) {
    if (!accept(sign)) {
      missing("'" + sign + "'");
    }
  }

  void expectWord(String word) {
    if (!acceptWord(word)) {
      missing("'" + word + "'");
    }
  }

  /** Reports what was expected here and goes on to where a reader would pick up the thread. */
  void missing(String expected) {
    // One mistake is one problem: what does not fit after it at the same place only follows from it.
    if (at != lastProblem) {
      problems.at(current().column(), "syntax", "expected %s but found %s".formatted(expected, current().words()));
    }
    skip();
    lastProblem = at;
  }

  void problem(Token token, String code, String message) {
    problems.at(token.column(), code, message);
  }

  /** Gives up on the rest. */
  void abandon() {
    at = all.size() - 1;
    lastProblem = at;
  }

  boolean startsAgain() {
    Token token = current();
    return token.is(")") || token.is("]") || token.is(",") || token.isWord("and") || token.isWord("or");
  }

  private void skip() {
    int open = 0;
    while (!atEnd() && (open > 0 || !startsAgain())) {
      Token token = take();
      if (token.is("(") || token.is("[")) {
        open++;
      } else if (token.is(")") || token.is("]")) {
        open--;
      }
    }
  }

  private boolean takenIf(boolean wanted) {
    if (wanted) {
      take();
    }
    return wanted;
  }
}
