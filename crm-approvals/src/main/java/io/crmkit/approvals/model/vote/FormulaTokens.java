package io.crmkit.approvals.model.vote;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words, numbers and signs of a formula's text, with the columns at which they stand. */
final class FormulaTokens {

  enum Kind { WORD, NUMBER, SIGN, END }

  /** One token; {@code text} is as written and {@code column} counts from one. */
  record Token(Kind kind, String text, int column) {

    /** Returns whether this is the given keyword, in any case, or the given sign. */
    boolean is(String word) {
      return kind != Kind.NUMBER && text.toLowerCase(Locale.ROOT).equals(word);
    }

    String quoted() {
      return kind == Kind.END ? "the end" : "'" + text + "'";
    }
  }

  private static final Pattern TOKEN =
      Pattern.compile("\\s*(?:(?<word>[A-Za-z][A-Za-z0-9_-]*)|(?<number>[0-9]+(?:\\.[0-9]+)?)"
          + "|(?<sign>\\S)|(?<end>\\z))");

  private final List<Token> tokens = new ArrayList<>();
  private int next;

  FormulaTokens(String text) {
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.lookingAt()) {
      for (Kind kind : Kind.values()) {
        String group = kind.name().toLowerCase(Locale.ROOT);
        if (matcher.group(group) != null) {
          tokens.add(new Token(kind, matcher.group(group), matcher.start(group) + 1));
        }
      }
      if (matcher.group("end") != null) {
        return;
      }
      matcher.region(matcher.end(), text.length());
    }
  }

  Token peek() {
    return tokens.get(next);
  }

  /** Returns the current token and moves on; the end stays the end. */
  Token take() {
    Token token = peek();
    if (token.kind() != Kind.END) {
      next++;
    }
    return token;
  }

  boolean at(String word) {
    return peek().is(word);
  }

  boolean atEnd() {
    return peek().kind() == Kind.END;
  }

  boolean takeIf(String word) {
    if (at(word)) {
      take();
      return true;
    }
    return false;
  }

  /** Moves back to a token already taken. */
  void returnTo(Token token) {
    next = tokens.indexOf(token);
  }

  /** Moves on to where a mistake no longer matters: a joining word, a bracket or the end. */
  void skipPart() {
    while (!atEnd() && !at("and") && !at("or") && !at("(") && !at(")")) {
      take();
    }
  }
}
