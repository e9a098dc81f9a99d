package io.crmkit.core.expression;

import io.crmkit.core.expression.Node.And;
import io.crmkit.core.expression.Node.Between;
import io.crmkit.core.expression.Node.Binary;
import io.crmkit.core.expression.Node.In;
import io.crmkit.core.expression.Node.IsNull;
import io.crmkit.core.expression.Node.Negate;
import io.crmkit.core.expression.Node.Not;
import io.crmkit.core.expression.Node.Or;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions by recursive descent.
 *
 * <p>Recursion is counted, so nesting cannot overflow the stack. A mistake does not end the reading: the parser reports
 * it, skips to the next place where a condition can start, and goes on, so that one answer names every mistake.
 */
final class Parser {

  /** What stands for a part that could not be read; it fits everywhere, so that one mistake causes no second. */
  static final Node NOTHING = new Node.Field(FieldPath.of("?"));

  private static final Map<String, Operator> COMPARISONS = Map.of(
      "=", Operator.EQUAL, "!=", Operator.NOT_EQUAL, "<>", Operator.NOT_EQUAL, "<", Operator.LESS,
      "<=", Operator.LESS_OR_EQUAL, ">", Operator.GREATER, ">=", Operator.GREATER_OR_EQUAL);

  /** The canonical text nests at most twice per node, as in {@code (not (not a))}, and once for a bracketed literal. */
  private static final int DEEPEST = 2 * Expression.DEEPEST + 2;

  private final Tokens tokens;
  private final Primaries primaries;
  private int depth;

  private Parser(Tokens tokens) {
    this.tokens = tokens;
    this.primaries = new Primaries(tokens, this);
  }

  /** Returns the tree of {@code text}; it means something only if there are no problems. */
  static Node parse(String text, Problems problems) {
    Tokens tokens = new Tokens(Lexer.read(text, problems), problems);
    Parser parser = new Parser(tokens);
    Node node = parser.disjunction();
    while (!tokens.atEnd()) {
      tokens.missing("an operator or the end");
      tokens.take();
      if (!tokens.atEnd()) {
        parser.disjunction();
      }
    }
    return node;
  }

  static FieldPath path(String text) {
    Problems problems = new Problems();
    Node node = parse(text, problems);
    if (problems.none() && node instanceof Node.Field field) {
      return field.path();
    }
    throw new IllegalArgumentException("'%s' is not a field path".formatted(text));
  }

  private Node disjunction() {
    List<Node> operands = new ArrayList<>(2);
    do {
      operands.add(conjunction());
    } while (tokens.acceptWord("or"));
    return operands.size() == 1 ? operands.get(0) : new Or(operands);
  }

  private Node conjunction() {
    List<Node> operands = new ArrayList<>(2);
    do {
      operands.add(negation());
    } while (tokens.acceptWord("and"));
    return operands.size() == 1 ? operands.get(0) : new And(operands);
  }

  private Node negation() {
    return tokens.acceptWord("not") ? new Not(nested(this::negation)) : predicate();
  }

  private Node predicate() {
    Node left = sum();
    Operator comparison = tokens.current().kind() == Token.Kind.SIGN ? COMPARISONS.get(tokens.current().text()) : null;
    if (comparison != null) {
      tokens.take();
      return new Binary(left, comparison, sum());
    }
    if (tokens.acceptWord("is")) {
      return nullTest(left);
    }
    if (tokens.acceptWord("not")) {
      Node condition = wordPredicate(left);
      if (condition == null) {
        tokens.missing("'in', 'between', 'contains', 'starts with' or 'ends with'");
      }
      return new Not(condition == null ? NOTHING : condition);
    }
    Node condition = wordPredicate(left);
    return condition == null ? left : condition;
  }

  private Node nullTest(Node operand) {
    boolean negated = tokens.acceptWord("not");
    tokens.expectWord("null");
    Node test = new IsNull(operand);
    return negated ? new Not(test) : test;
  }

  private @Nullable Node wordPredicate(Node left) {
    if (tokens.acceptWord("in")) {
      return membership(left);
    }
    if (tokens.acceptWord("between")) {
      Node low = sum();
      tokens.expectWord("and");
      return new Between(left, low, sum());
    }
    Operator match = match();
    return match == null ? null : new Binary(left, match, sum());
  }

  private @Nullable Operator match() {
    if (tokens.acceptWord("contains")) {
      return Operator.CONTAINS;
    }
    boolean starts = tokens.acceptWord("starts");
    if (starts || tokens.acceptWord("ends")) {
      tokens.expectWord("with");
      return starts ? Operator.STARTS_WITH : Operator.ENDS_WITH;
    }
    return null;
  }

  private Node membership(Node operand) {
    if (tokens.current().is("(")) {
      return new In(operand, primaries.list("(", ")"));
    }
    Token start = tokens.current();
    Node list = primaries.primary();
    if (In.mayBeList(list)) {
      return new In(operand, list);
    }
    tokens.problem(start, "syntax", "expected a list, a field or a function but found " + start.words());
    return NOTHING;
  }

  private Node sum() {
    Node left = product();
    while (tokens.current().is("+") || tokens.current().is("-")) {
      Operator operator = tokens.take().is("+") ? Operator.PLUS : Operator.MINUS;
      left = new Binary(left, operator, product());
    }
    return left;
  }

  private Node product() {
    Node left = unary();
    while (tokens.current().is("*") || tokens.current().is("/")) {
      Operator operator = tokens.take().is("*") ? Operator.TIMES : Operator.DIVIDED_BY;
      left = new Binary(left, operator, unary());
    }
    return left;
  }

  private Node unary() {
    if (!tokens.accept("-")) {
      return primaries.primary();
    }
    return primaries.atNumberOrMoney() ? primaries.negativeLiteral() : new Negate(nested(this::unary));
  }

  Node bracketed() {
    tokens.expect("(");
    Node inner = nested(this::disjunction);
    tokens.expect(")");
    return inner;
  }

  /** Reads expressions divided by commas up to {@code close}, which it takes. */
  List<Node> several(String close) {
    List<Node> items = new ArrayList<>();
    Token start = tokens.current();
    if (tokens.accept(close)) {
      return items;
    }
    do {
      items.add(nested(this::disjunction));
    } while (tokens.accept(","));
    tokens.expect(close);
    if (items.size() > Expression.LONGEST_LIST) {
      tokens.problem(start, "list-too-long",
          "a list has at most %d items but this one has %d".formatted(Expression.LONGEST_LIST, items.size()));
    }
    return items;
  }

  private Node nested(Supplier<Node> inner) {
    if (depth == DEEPEST) {
      tokens.problem(tokens.current(), "too-deep", "an expression nests at most %d deep".formatted(Expression.DEEPEST));
      tokens.abandon();
      return NOTHING;
    }
    depth++;
    Node node = inner.get();
    depth--;
    return node;
  }
}
