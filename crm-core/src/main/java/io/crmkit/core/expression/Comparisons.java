package io.crmkit.core.expression;

import static io.crmkit.core.expression.Value.ABSENT;

import io.crmkit.core.expression.Node.Between;
import io.crmkit.core.expression.Node.Binary;
import io.crmkit.core.expression.Node.In;
import io.crmkit.core.expression.Node.ListOf;
import io.crmkit.core.expression.Value.Absent;
import io.crmkit.core.expression.Value.Bool;
import io.crmkit.core.expression.Value.Items;
import io.crmkit.core.expression.Value.Text;
import java.util.List;

/** Comparisons, membership and matches within one evaluation. */
final class Comparisons {

  private final Evaluation evaluation;

  Comparisons(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  Value compare(Node where, Operator operator, Value left, Value right) {
    if (left instanceof Absent || right instanceof Absent) {
      return ABSENT;
    }
    int sign = Order.compare(left, right);
    if (sign == Order.DIFFERENT_CURRENCIES) {
      return evaluation.fail(where, "currency-clash",
          "%s and %s are of different currencies".formatted(code(left), code(right)));
    }
    if (sign == Order.INCOMPARABLE) {
      return incomparable(where, left, right);
    }
    return left instanceof Bool && !operator.isEquality()
        ? evaluation.clash(where, "values with an order", left)
        : Evaluation.truth(operator.isTrueOf(sign));
  }

  private Value incomparable(Node where, Value left, Value right) {
    ValueType type = ValueType.of(left);
    return type != null && !type.isScalar()
        ? evaluation.clash(where, "one value to compare", left)
        : evaluation.clash(where, type == null ? "a value" : type.words() + " to compare with", right);
  }

  Value between(Between node) {
    Value operand = evaluation.value(node.operand());
    Value low = compare(node, Operator.GREATER_OR_EQUAL, operand, evaluation.value(node.low()));
    if (low instanceof Bool bool && !bool.value()) {
      return Bool.FALSE;
    }
    Value high = compare(node, Operator.LESS_OR_EQUAL, operand, evaluation.value(node.high()));
    if (high instanceof Bool bool && !bool.value()) {
      return Bool.FALSE;
    }
    return low instanceof Absent ? ABSENT : high;
  }

  Value match(Binary node, Value left, Value right) {
    if (node.operator() == Operator.CONTAINS && left instanceof Items items) {
      return isAmong(node, right, items.values());
    }
    if (!(left instanceof Text whole)) {
      return evaluation.clash(node, node.operator() == Operator.CONTAINS ? "text or a list" : "text", left);
    }
    if (!(right instanceof Text part)) {
      return evaluation.clash(node, "text", right);
    }
    return Evaluation.truth(switch (node.operator()) {
      case CONTAINS -> whole.value().contains(part.value());
      case STARTS_WITH -> whole.value().startsWith(part.value());
      default -> whole.value().endsWith(part.value());
    });
  }

  Value in(In node) {
    Value operand = evaluation.value(node.operand());
    if (node.list() instanceof ListOf written) {
      return isAmongWritten(node, operand, written.children());
    }
    Value list = evaluation.value(node.list());
    if (list instanceof Items items) {
      return isAmong(node, operand, items.values());
    }
    return list instanceof Absent ? ABSENT : evaluation.clash(node, "a list", list);
  }

  private Value isAmongWritten(Node where, Value operand, List<Node> items) {
    Value answer = Bool.FALSE;
    for (int i = 0; i < items.size(); i++) {
      Value same = compare(where, Operator.EQUAL, operand, evaluation.value(items.get(i)));
      if (same instanceof Bool bool && bool.value()) {
        return same;
      }
      answer = same instanceof Absent ? ABSENT : answer;
    }
    return answer;
  }

  private Value isAmong(Node where, Value operand, List<Value> items) {
    Value answer = Bool.FALSE;
    for (int i = 0; i < items.size(); i++) {
      Value same = compare(where, Operator.EQUAL, operand, items.get(i));
      if (same instanceof Bool bool && bool.value()) {
        return same;
      }
      answer = same instanceof Absent ? ABSENT : answer;
    }
    return answer;
  }

  private static String code(Value amount) {
    return amount instanceof Value.Amount money ? money.value().code() : "no money";
  }
}
