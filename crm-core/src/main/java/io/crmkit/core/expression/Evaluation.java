package io.crmkit.core.expression;

import static io.crmkit.core.expression.Value.ABSENT;

import io.crmkit.core.Violation;
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
import io.crmkit.core.expression.Value.Absent;
import io.crmkit.core.expression.Value.Bool;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.core.expression.Value.Items;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation of a tree for one subject.
 *
 * <p>A part that fails is absent for the parts around it, and the first failure is kept; since absence passes through
 * every operator, no operator has to ask whether its operands failed. Whoever asks for the value looks at
 * {@link #failure()} first.
 */
final class Evaluation {

  private final Fields subject;
  private final Comparisons comparisons = new Comparisons(this);
  private @Nullable Violation failure;

  Evaluation(Fields subject) {
    this.subject = subject;
  }

  @Nullable Violation failure() {
    return failure;
  }

  Value fail(Node where, String code, String message) {
    if (failure == null) {
      failure = new Violation("", "expression." + code, "in '%s': %s".formatted(Printer.brief(where), message));
    }
    return ABSENT;
  }

  Value clash(Node where, String needed, Value found) {
    ValueType type = ValueType.of(found);
    String words = type == null ? "null" : type.words();
    return fail(where, "type-clash", "expected %s but found %s".formatted(needed, words));
  }

  Value value(Node node) {
    if (node instanceof Binary binary) {
      return binary(binary);
    }
    if (node instanceof Field field) {
      return field(field);
    }
    if (node instanceof Literal literal) {
      return literal.value();
    }
    if (node instanceof And and) {
      return joined(and.children(), Bool.FALSE);
    }
    if (node instanceof Or or) {
      return joined(or.children(), Bool.TRUE);
    }
    if (node instanceof Not not) {
      return condition(not.operand()) instanceof Bool bool ? truth(!bool.value()) : ABSENT;
    }
    if (node instanceof In in) {
      return comparisons.in(in);
    }
    if (node instanceof IsNull isNull) {
      return truth(value(isNull.operand()) instanceof Absent);
    }
    if (node instanceof Between between) {
      return comparisons.between(between);
    }
    if (node instanceof Negate negate) {
      return Arithmetic.negate(negate, value(negate.operand()), this);
    }
    return node instanceof Call call ? Functions.call(call, this) : list((ListOf) node);
  }

  /** Returns the value of {@code node}, which must be true, false or absent. */
  Value condition(Node node) {
    Value value = value(node);
    return value instanceof Bool || value instanceof Absent ? value : clash(node, "true or false", value);
  }

  static Bool truth(boolean value) {
    return value ? Bool.TRUE : Bool.FALSE;
  }

  private Value field(Field field) {
    List<String> names = field.path().names();
    Value value = subject;
    for (int i = 0; i < names.size(); i++) {
      if (value instanceof Fields group) {
        value = group.value(names.get(i));
      } else {
        return value instanceof Absent ? ABSENT : notAGroup(field, i, value);
      }
    }
    return value;
  }

  private Value notAGroup(Field field, int depth, Value found) {
    FieldPath outer = new FieldPath(field.path().names().subList(0, depth));
    return clash(field, "'" + outer + "' to be a group of fields", found);
  }

  /** Evaluates operands until one is {@code decisive}; otherwise absent if one was, else the opposite. */
  private Value joined(List<Node> operands, Bool decisive) {
    boolean unknown = false;
    for (int i = 0; i < operands.size(); i++) {
      Value value = condition(operands.get(i));
      if (value instanceof Bool bool) {
        if (bool.value() == decisive.value()) {
          return decisive;
        }
      } else {
        unknown = true;
      }
    }
    return unknown ? ABSENT : truth(!decisive.value());
  }

  private Value binary(Binary node) {
    Value left = value(node.left());
    Value right = value(node.right());
    if (left instanceof Absent || right instanceof Absent) {
      return ABSENT;
    }
    return switch (node.operator().kind()) {
      case COMPARISON -> comparisons.compare(node, node.operator(), left, right);
      case MATCH -> comparisons.match(node, left, right);
      case SUM, PRODUCT -> Arithmetic.apply(node, left, right, this);
    };
  }

  private Value list(ListOf node) {
    List<Value> values = new ArrayList<>(node.children().size());
    for (Node child : node.children()) {
      values.add(value(child));
    }
    return new Items(values);
  }
}
