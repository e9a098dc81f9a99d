package io.crmkit.testkit.core;

import static io.crmkit.core.expression.ValueType.BOOLEAN;
import static io.crmkit.core.expression.ValueType.DATE;
import static io.crmkit.core.expression.ValueType.INSTANT;
import static io.crmkit.core.expression.ValueType.LIST;
import static io.crmkit.core.expression.ValueType.MONEY;
import static io.crmkit.core.expression.ValueType.NUMBER;
import static io.crmkit.core.expression.ValueType.TEXT;

import io.crmkit.core.expression.FieldPath;
import io.crmkit.core.expression.Function;
import io.crmkit.core.expression.Node;
import io.crmkit.core.expression.Node.And;
import io.crmkit.core.expression.Node.Between;
import io.crmkit.core.expression.Node.Binary;
import io.crmkit.core.expression.Node.Call;
import io.crmkit.core.expression.Node.Field;
import io.crmkit.core.expression.Node.In;
import io.crmkit.core.expression.Node.IsNull;
import io.crmkit.core.expression.Node.ListOf;
import io.crmkit.core.expression.Node.Literal;
import io.crmkit.core.expression.Node.Negate;
import io.crmkit.core.expression.Node.Not;
import io.crmkit.core.expression.Node.Or;
import io.crmkit.core.expression.Operator;
import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.ValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * Trees whose operators get operands of their types, decoded from a list of numbers.
 *
 * <p>Each number decides one choice, and where they run out the tree ends in leaves. A generator of such lists is a
 * generator of trees that is fast at any depth, where combining generators would multiply them, and that shrinks well.
 */
final class ExpressionTrees {

  private static final List<ValueType> SCALAR = List.of(NUMBER, TEXT, DATE, INSTANT, MONEY, BOOLEAN);
  private static final int ORDERED = SCALAR.size() - 1;

  private final List<Integer> choices;
  private final java.util.function.Function<ValueType, List<FieldPath>> fields;
  private int at;

  ExpressionTrees(List<Integer> choices, java.util.function.Function<ValueType, List<FieldPath>> fields) {
    this.choices = choices;
    this.fields = fields;
  }

  Node condition(int depth) {
    return tree(BOOLEAN, depth);
  }

  Node any(int depth) {
    return tree(among(3) == 0 ? SCALAR.get(among(SCALAR.size())) : BOOLEAN, depth);
  }

  private Node tree(ValueType type, int depth) {
    if (depth <= 1 || type == LIST || among(8) < 2) {
      return leaf(type);
    }
    if (among(8) == 0) {
      return among(2) == 0
          ? new Call(Function.COALESCE, several(type, 1, depth))
          : new Call(Function.IF, List.of(below(BOOLEAN, depth), below(type, depth), below(type, depth)));
    }
    return switch (type) {
      case BOOLEAN -> test(depth);
      case NUMBER -> number(depth);
      case MONEY -> money(depth);
      case TEXT -> call(among(2) == 0 ? Function.LOWER : Function.UPPER, TEXT, depth);
      case DATE -> call(Function.DATE, TEXT, depth);
      case INSTANT -> call(Function.INSTANT, TEXT, depth);
      default -> leaf(type);
    };
  }

  private Node leaf(ValueType type) {
    List<FieldPath> known = fields.apply(type);
    int choice = among(10);
    if (choice < 5 || type == LIST) {
      return new Field(known.get(among(known.size())));
    }
    return new Literal(choice == 9 ? Value.ABSENT : literal(type));
  }

  private Value literal(ValueType type) {
    List<Value> few = SampleValues.of(type);
    return few.get(among(few.size()));
  }

  private Node test(int depth) {
    return switch (among(10)) {
      case 0 -> new And(several(BOOLEAN, 2, depth));
      case 1 -> new Or(several(BOOLEAN, 2, depth));
      case 2 -> new Not(below(BOOLEAN, depth));
      case 3 -> new IsNull(below(scalar(), depth));
      case 4 -> {
        ValueType type = SCALAR.get(among(ORDERED));
        yield new Between(below(type, depth), below(type, depth), below(type, depth));
      }
      case 5 -> membership(depth);
      case 6 -> match(depth);
      default -> comparison(depth);
    };
  }

  private Node comparison(int depth) {
    ValueType type = scalar();
    List<Operator> operators = type == BOOLEAN
        ? List.of(Operator.EQUAL, Operator.NOT_EQUAL)
        : List.of(Operator.EQUAL, Operator.NOT_EQUAL, Operator.LESS, Operator.LESS_OR_EQUAL, Operator.GREATER,
            Operator.GREATER_OR_EQUAL);
    return new Binary(below(type, depth), operators.get(among(operators.size())), below(type, depth));
  }

  private Node membership(int depth) {
    if (among(3) == 0) {
      return new In(below(NUMBER, depth), leaf(LIST));
    }
    ValueType type = scalar();
    return new In(below(type, depth), new ListOf(several(type, 0, depth)));
  }

  private Node match(int depth) {
    return switch (among(5)) {
      case 0 -> new Binary(leaf(LIST), Operator.CONTAINS, below(NUMBER, depth));
      case 1 -> new Binary(new ListOf(several(NUMBER, 0, depth)), Operator.CONTAINS, below(NUMBER, depth));
      case 2 -> new Binary(below(TEXT, depth), Operator.CONTAINS, below(TEXT, depth));
      case 3 -> new Binary(below(TEXT, depth), Operator.STARTS_WITH, below(TEXT, depth));
      default -> new Binary(below(TEXT, depth), Operator.ENDS_WITH, below(TEXT, depth));
    };
  }

  private Node number(int depth) {
    return switch (among(10)) {
      case 0 -> new Negate(below(NUMBER, depth));
      case 1 -> new Binary(below(MONEY, depth), Operator.DIVIDED_BY, below(MONEY, depth));
      case 2 -> call(Function.LENGTH, TEXT, depth);
      case 3 -> call(among(2) == 0 ? Function.ABS : Function.ROUND, NUMBER, depth);
      case 4 -> new Call(Function.ROUND, List.of(below(NUMBER, depth), below(NUMBER, depth)));
      case 5 -> new Call(Function.DAYS_BETWEEN, List.of(below(DATE, depth), below(DATE, depth)));
      case 6 -> new Call(Function.DAYS_BETWEEN, List.of(below(INSTANT, depth), below(INSTANT, depth)));
      default -> new Binary(below(NUMBER, depth), arithmetic(0, 4), below(NUMBER, depth));
    };
  }

  private Node money(int depth) {
    return switch (among(6)) {
      case 0 -> new Negate(below(MONEY, depth));
      case 1 -> call(Function.ABS, MONEY, depth);
      case 2 -> new Call(Function.MONEY, List.of(below(NUMBER, depth), new Literal(Value.of("USD"))));
      case 3 -> new Binary(below(NUMBER, depth), Operator.TIMES, below(MONEY, depth));
      case 4 -> new Binary(below(MONEY, depth), arithmetic(2, 2), below(NUMBER, depth));
      default -> new Binary(below(MONEY, depth), arithmetic(0, 2), below(MONEY, depth));
    };
  }

  private Operator arithmetic(int first, int count) {
    return List.of(Operator.PLUS, Operator.MINUS, Operator.TIMES, Operator.DIVIDED_BY).get(first + among(count));
  }

  private Node call(Function function, ValueType argument, int depth) {
    return new Call(function, List.of(below(argument, depth)));
  }

  private List<Node> several(ValueType type, int fewest, int depth) {
    int count = fewest + among(3);
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      nodes.add(below(type, depth));
    }
    return nodes;
  }

  private Node below(ValueType type, int depth) {
    return tree(type, depth - 1);
  }

  private ValueType scalar() {
    return SCALAR.get(among(SCALAR.size()));
  }

  /** Returns the next choice among {@code count}, the first where the choices have run out. */
  private int among(int count) {
    return at < choices.size() ? choices.get(at++) % count : 0;
  }
}
