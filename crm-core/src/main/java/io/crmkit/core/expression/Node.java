package io.crmkit.core.expression;

import java.util.List;
import java.util.Objects;

/** A part of an expression's tree, for code that builds expressions or translates them; hosts mostly parse text. */
public sealed interface Node {

  /** Returns the parts right below this one, from left to right. */
  List<Node> children();

  /**
   * A constant.
   *
   * @param value no list and no group; a list is a {@link ListOf}
   */
  record Literal(Value value) implements Node {

    public Literal {
      if (value instanceof Value.Items || value instanceof Value.Fields) {
        throw new IllegalArgumentException("a literal is one value but was " + value);
      }
    }

    @Override
    public List<Node> children() {
      return List.of();
    }
  }

  /** The value of a field. */
  record Field(FieldPath path) implements Node {

    public Field {
      Objects.requireNonNull(path, "path");
    }

    @Override
    public List<Node> children() {
      return List.of();
    }
  }

  /** A list written out. */
  record ListOf(List<Node> children) implements Node {
    public ListOf {
      children = List.copyOf(children);
    }
  }

  /** True where its operand is false; unknown stays unknown. */
  record Not(Node operand) implements Node {
    @Override
    public List<Node> children() {
      return List.of(operand);
    }
  }

  /** True where all are true; stops at the first that is false. */
  record And(List<Node> children) implements Node {
    public And {
      children = atLeastTwo(children);
    }
  }

  /** True where any is true; stops at the first that is. */
  record Or(List<Node> children) implements Node {
    public Or {
      children = atLeastTwo(children);
    }
  }

  /** A comparison, a match of text, or arithmetic. */
  record Binary(Node left, Operator operator, Node right) implements Node {
    @Override
    public List<Node> children() {
      return List.of(left, right);
    }
  }

  /** {@code operand >= low and operand <= high}, with the operand evaluated once. */
  record Between(Node operand, Node low, Node high) implements Node {
    @Override
    public List<Node> children() {
      return List.of(operand, low, high);
    }
  }

  /**
   * True where the operand equals an item of the list.
   *
   * @param list a {@link ListOf}, a {@link Field} or a {@link Call}
   */
  record In(Node operand, Node list) implements Node {

    public In {
      if (!mayBeList(list)) {
        throw new IllegalArgumentException("the right side of 'in' is a list, a field or a call but was " + list);
      }
    }

    static boolean mayBeList(Node node) {
      return node instanceof ListOf || node instanceof Field || node instanceof Call;
    }

    @Override
    public List<Node> children() {
      return List.of(operand, list);
    }
  }

  /** True where the operand is absent, else false; never unknown. */
  record IsNull(Node operand) implements Node {
    @Override
    public List<Node> children() {
      return List.of(operand);
    }
  }

  /** A number or an amount with the other sign. */
  record Negate(Node operand) implements Node {
    @Override
    public List<Node> children() {
      return List.of(operand);
    }
  }

  /** A function applied to arguments. */
  record Call(Function function, List<Node> children) implements Node {
    public Call {
      children = List.copyOf(children);
      if (!function.takes(children.size())) {
        throw new IllegalArgumentException(
            "%s takes %s but got %d".formatted(function.word(), function.arity(), children.size()));
      }
    }
  }

  private static List<Node> atLeastTwo(List<Node> operands) {
    if (operands.size() < 2) {
      throw new IllegalArgumentException("'and' and 'or' join at least two conditions but got " + operands);
    }
    return List.copyOf(operands);
  }
}
