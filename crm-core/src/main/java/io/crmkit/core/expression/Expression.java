package io.crmkit.core.expression;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.expression.Value.Bool;
import io.crmkit.core.expression.Value.Fields;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition or a computation over the fields of a subject, such as {@code amount > USD 1000.00 and stage <> 'Lost'}.
 *
 * <p>The package describes the language. An expression is immutable, reads nothing but the fields it is given, and
 * always answers: whatever goes wrong is a {@link Violation} that quotes the part at fault. Two expressions are equal
 * if their trees are; brackets, spaces and the case of words make no difference.
 */
public final class Expression {

  /** The most characters in an expression, and in its canonical text. */
  public static final int LONGEST_TEXT = 4_096;

  /** How deep an expression nests; a field or a literal alone has depth 1. */
  public static final int DEEPEST = 32;

  /** The most parts an expression has; literals in lists are counted apart. */
  public static final int MOST_NODES = 500;

  /** The most items in a list. */
  public static final int LONGEST_LIST = 1_000;

  private static final Validated<Boolean> HOLDS = Validated.valid(true);
  private static final Validated<Boolean> DOES_NOT_HOLD = Validated.valid(false);

  private final Node root;
  private final String text;
  private final Set<FieldPath> fields;

  private Expression(Node root, String text) {
    this.root = root;
    this.text = text;
    Set<FieldPath> paths = new LinkedHashSet<>();
    collect(root, paths);
    this.fields = Collections.unmodifiableSet(paths);
  }

  /**
   * Reads an expression.
   *
   * @return the expression, or every mistake in it: those of syntax with the column, counted from 1; if there are none,
   *     parts that can never have a value, such as {@code 'a' < 5} or {@code 1 / 0}
   */
  public static Validated<Expression> parse(String text) {
    Problems problems = new Problems();
    if (text.length() > LONGEST_TEXT) {
      problems.add("too-long", tooLong("an expression", text.length()));
      return problems.asInvalid();
    }
    Node root = Parser.parse(text, problems);
    return problems.none() ? of(root) : problems.asInvalid();
  }

  /** Reads an expression that must be able to be true or false. */
  public static Validated<Expression> condition(String text) {
    Validated<Expression> parsed = parse(text);
    return parsed instanceof Validated.Valid<Expression> valid
        ? valid.value().checked(null, ValueType.BOOLEAN)
        : parsed;
  }

  /** Makes an expression of a tree, within the same bounds as one that was read. */
  public static Validated<Expression> of(Node root) {
    Problems problems = new Problems();
    Bounds.check(root, problems);
    if (!problems.none()) {
      return problems.asInvalid();
    }
    String text = Printer.print(root);
    if (text.length() > LONGEST_TEXT) {
      problems.add("too-long", tooLong("the canonical text of an expression", text.length()));
    }
    Checker.check(root, null, null, problems);
    return problems.none() ? Validated.valid(new Expression(root, text)) : problems.asInvalid();
  }

  /** Checks this expression against declared fields; the answer lists every unknown field and every clash of types. */
  public Validated<Expression> check(FieldTypes types) {
    return checked(types, null);
  }

  /** Checks this expression against declared fields, and that it yields {@code expected}. */
  public Validated<Expression> check(FieldTypes types, ValueType expected) {
    return checked(types, expected);
  }

  /** Computes the value for a subject. */
  public Validated<Value> value(Fields subject) {
    Evaluation evaluation = new Evaluation(subject);
    Value value = evaluation.value(root);
    Violation failure = evaluation.failure();
    return failure == null ? Validated.valid(value) : Validated.invalid(Violations.of(failure));
  }

  /** Says whether this condition is true of a subject; false and unknown are both no. */
  public Validated<Boolean> holds(Fields subject) {
    Evaluation evaluation = new Evaluation(subject);
    Value value = evaluation.condition(root);
    Violation failure = evaluation.failure();
    if (failure != null) {
      return Validated.invalid(Violations.of(failure));
    }
    return value instanceof Bool bool && bool.value() ? HOLDS : DOES_NOT_HOLD;
  }

  /** Returns the fields that this expression may read, in the order in which they stand in it. */
  public Set<FieldPath> fields() {
    return fields;
  }

  /** Returns the tree. */
  public Node root() {
    return root;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Expression expression && root.equals(expression.root);
  }

  @Override
  public int hashCode() {
    return root.hashCode();
  }

  /** Returns the canonical text, which reads back as an equal expression. */
  @Override
  public String toString() {
    return text;
  }

  private Validated<Expression> checked(@Nullable FieldTypes types, @Nullable ValueType expected) {
    Problems problems = new Problems();
    Checker.check(root, types, expected, problems);
    return problems.none() ? Validated.valid(this) : problems.asInvalid();
  }

  private static void collect(Node node, Set<FieldPath> paths) {
    if (node instanceof Node.Field field) {
      paths.add(field.path());
    }
    for (Node child : node.children()) {
      collect(child, paths);
    }
  }

  private static String tooLong(String what, int length) {
    return "%s has at most %d characters but this one has %d".formatted(what, LONGEST_TEXT, length);
  }
}
