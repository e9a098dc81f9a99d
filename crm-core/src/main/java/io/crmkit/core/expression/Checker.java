package io.crmkit.core.expression;

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
import io.crmkit.core.expression.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parts of a tree that cannot have a value, whatever the subject.
 *
 * <p>It infers a type for each part, where null stands for one that only the subject knows. When the types are sound,
 * each part without a field is evaluated, which finds {@code 1 / 0} and {@code USD 1.00 < EUR 1.00}.
 */
final class Checker {

  private final @Nullable FieldTypes declared;
  private final Problems problems;
  private final Signatures signatures = new Signatures(this);

  private Checker(@Nullable FieldTypes declared, Problems problems) {
    this.declared = declared;
    this.problems = problems;
  }

  static void check(
      Node root, @Nullable FieldTypes declared, @Nullable ValueType expected, Problems problems) {
    Checker checker = new Checker(declared, problems);
    ValueType type = checker.type(root);
    if (expected != null && type != null && type != expected) {
      checker.clash(root, expected.words(), type);
    }
    if (problems.none() && checker.isConstant(root)) {
      checker.evaluate(root);
    }
  }

  @Nullable ValueType type(Node node) {
    if (node instanceof Literal literal) {
      return ValueType.of(literal.value());
    }
    if (node instanceof Field field) {
      return field(field);
    }
    if (node instanceof ListOf list) {
      list.children().forEach(this::type);
      return ValueType.LIST;
    }
    if (node instanceof Binary binary) {
      return signatures.binary(binary, type(binary.left()), type(binary.right()));
    }
    if (node instanceof Negate negate) {
      return numeric(node, type(negate.operand()));
    }
    if (node instanceof Call call) {
      return signatures.call(call, types(call.children()));
    }
    test(node);
    return ValueType.BOOLEAN;
  }

  void comparable(Node where, @Nullable ValueType left, @Nullable ValueType right) {
    if (left != null && !left.isScalar()) {
      clash(where, "one value to compare", left);
    } else if (right != null && !right.isScalar()) {
      clash(where, "one value to compare", right);
    } else if (left != null && right != null && left != right) {
      clash(where, left.words() + " to compare with", right);
    }
  }

  void ordered(Node where, @Nullable ValueType left, @Nullable ValueType right) {
    if (left == ValueType.BOOLEAN || right == ValueType.BOOLEAN) {
      clash(where, "values with an order", ValueType.BOOLEAN);
    } else {
      comparable(where, left, right);
    }
  }

  @Nullable ValueType numeric(Node where, @Nullable ValueType type) {
    if (type != null && !type.isNumeric()) {
      clash(where, "a number or money", type);
      return null;
    }
    return type;
  }

  void expect(Node where, ValueType expected, @Nullable ValueType found) {
    if (found != null && found != expected) {
      clash(where, expected.words(), found);
    }
  }

  void clash(Node where, String needed, ValueType found) {
    problems.add("type-clash",
        "in '%s': expected %s but found %s".formatted(Printer.brief(where), needed, found.words()));
  }

  private void test(Node node) {
    if (node instanceof And || node instanceof Or || node instanceof Not) {
      node.children().forEach(operand -> expect(operand, ValueType.BOOLEAN, type(operand)));
    } else if (node instanceof IsNull isNull) {
      type(isNull.operand());
    } else if (node instanceof Between between) {
      ValueType operand = type(between.operand());
      ValueType low = type(between.low());
      ordered(node, operand, low);
      ordered(node, operand == null ? low : operand, type(between.high()));
    } else if (node instanceof In in) {
      in(in);
    }
  }

  private void in(In node) {
    ValueType item = type(node.operand());
    if (!(node.list() instanceof ListOf written)) {
      expect(node, ValueType.LIST, type(node.list()));
      return;
    }
    for (Node child : written.children()) {
      ValueType type = type(child);
      comparable(node, item, type);
      item = item == null ? type : item;
    }
  }

  private List<@Nullable ValueType> types(List<Node> nodes) {
    List<@Nullable ValueType> types = new ArrayList<>();
    for (Node node : nodes) {
      types.add(type(node));
    }
    return types;
  }

  private @Nullable ValueType field(Field field) {
    if (declared == null) {
      return null;
    }
    FieldPath path = field.path();
    ValueType type = declared.types().get(path);
    if (type != null) {
      return type;
    }
    for (Map.Entry<FieldPath, ValueType> other : declared.types().entrySet()) {
      if (other.getKey().isWithin(path)) {
        return ValueType.FIELDS;
      }
      if (path.isWithin(other.getKey()) && other.getValue() == ValueType.FIELDS) {
        return null;
      }
    }
    problems.add("unknown-field", "there is no field %s; %s".formatted(path, known()));
    return null;
  }

  private String known() {
    List<String> names = declared == null
        ? List.of()
        : declared.types().keySet().stream().map(FieldPath::toString).sorted().limit(20).toList();
    return names.isEmpty() ? "none is declared" : "there are " + String.join(", ", names);
  }

  /** Says whether no part of {@code node} is a field; if one is, evaluates the parts that are constant. */
  private boolean isConstant(Node node) {
    if (node instanceof Field) {
      return false;
    }
    List<Node> constants = new ArrayList<>();
    for (Node child : node.children()) {
      if (isConstant(child)) {
        constants.add(child);
      }
    }
    if (constants.size() == node.children().size()) {
      return true;
    }
    constants.forEach(this::evaluate);
    return false;
  }

  private void evaluate(Node constant) {
    Evaluation evaluation = new Evaluation(Fields.NONE);
    evaluation.value(constant);
    Violation failure = evaluation.failure();
    if (failure != null) {
      problems.add(failure);
    }
  }
}
