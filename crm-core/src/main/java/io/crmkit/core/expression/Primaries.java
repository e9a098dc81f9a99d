package io.crmkit.core.expression;

import io.crmkit.core.expression.Node.Call;
import io.crmkit.core.expression.Node.Field;
import io.crmkit.core.expression.Node.ListOf;
import io.crmkit.core.expression.Node.Literal;
import io.crmkit.core.expression.Token.Kind;
import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads what binds tightest: literals, lists, fields, calls and brackets. */
final class Primaries {

  private final Tokens tokens;
  private final Parser parser;

  Primaries(Tokens tokens, Parser parser) {
    this.tokens = tokens;
    this.parser = parser;
  }

  Node primary() {
    Token token = tokens.current();
    return switch (token.kind()) {
      case NUMBER -> number(tokens.take(), "");
      case TEXT -> new Literal(Value.of(tokens.take().text()));
      case QUOTED_NAME -> field();
      case NAME -> word(token);
      case SIGN -> bracket(token);
      case END -> nothing();
    };
  }

  ListOf list(String open, String close) {
    tokens.expect(open);
    return new ListOf(parser.several(close));
  }

  boolean atNumberOrMoney() {
    return tokens.current().kind() == Kind.NUMBER || atMoney();
  }

  Node negativeLiteral() {
    Token token = tokens.take();
    return token.kind() == Kind.NUMBER ? number(token, "-") : money(token, "-");
  }

  private Node bracket(Token token) {
    if (token.is("(")) {
      return parser.bracketed();
    }
    return token.is("[") ? list("[", "]") : nothing();
  }

  private Node word(Token token) {
    if (Words.isReserved(token.text())) {
      return constant(token);
    }
    if (tokens.following().is("(")) {
      return call(tokens.take());
    }
    if (atMoney()) {
      return money(tokens.take(), "");
    }
    if (tokens.following().kind() == Kind.TEXT && (token.isWord("date") || token.isWord("instant"))) {
      return time(tokens.take(), tokens.take());
    }
    return field();
  }

  private Node constant(Token token) {
    Value value = switch (token.text().toLowerCase(Locale.ROOT)) {
      case "true" -> Value.Bool.TRUE;
      case "false" -> Value.Bool.FALSE;
      case "null" -> Value.ABSENT;
      default -> null;
    };
    if (value == null) {
      return nothing();
    }
    tokens.take();
    return new Literal(value);
  }

  private boolean atMoney() {
    Token token = tokens.current();
    return token.kind() == Kind.NAME && tokens.following().kind() == Kind.NUMBER && Words.isCurrencyCode(token.text());
  }

  private Node number(Token token, String sign) {
    BigDecimal number = new BigDecimal(sign + token.text());
    if (!Value.Number.fits(number)) {
      tokens.problem(token, "too-large", "a number has at most %d digits".formatted(Value.Number.MOST_DIGITS));
      return Parser.NOTHING;
    }
    return new Literal(Value.of(number));
  }

  private Node money(Token code, String sign) {
    Token amount = tokens.take();
    try {
      return new Literal(Value.of(Money.of(new BigDecimal(sign + amount.text()), code.text())));
    } catch (IllegalArgumentException | ArithmeticException unreadable) {
      return refused(code, String.valueOf(unreadable.getMessage()));
    }
  }

  private Node time(Token kind, Token text) {
    try {
      return new Literal(
          kind.isWord("date") ? Value.of(LocalDate.parse(text.text())) : Value.of(Instant.parse(text.text())));
    } catch (DateTimeException unreadable) {
      return refused(text, kind.isWord("date") ? Times.notADate(text.words()) : Times.notAnInstant(text.words()));
    }
  }

  private Node refused(Token token, String message) {
    tokens.problem(token, "bad-value", message);
    return Parser.NOTHING;
  }

  private Node field() {
    List<String> names = new ArrayList<>();
    do {
      Token token = tokens.current();
      if (token.kind() != Kind.QUOTED_NAME && (token.kind() != Kind.NAME || Words.isReserved(token.text()))) {
        tokens.missing("the name of a field");
        return Parser.NOTHING;
      }
      names.add(tokens.take().text());
    } while (tokens.accept("."));
    return new Field(new FieldPath(names));
  }

  private Node call(Token name) {
    tokens.expect("(");
    List<Node> arguments = parser.several(")");
    Function function = Function.named(name.text());
    if (function == null) {
      tokens.problem(name, "unknown-function",
          "there is no function %s; there are %s".formatted(name.words(), known()));
      return Parser.NOTHING;
    }
    if (!function.takes(arguments.size())) {
      tokens.problem(name, "wrong-arguments",
          "%s takes %s but got %d".formatted(function.word(), function.arity(), arguments.size()));
      return Parser.NOTHING;
    }
    return new Call(function, arguments);
  }

  private Node nothing() {
    tokens.missing("a value");
    return Parser.NOTHING;
  }

  private static String known() {
    return Arrays.stream(Function.values()).map(Function::word).collect(Collectors.joining(", "));
  }
}
