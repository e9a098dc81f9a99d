package io.crmkit.territory.model.rule;

import io.crmkit.core.expression.Node;
import io.crmkit.core.expression.Node.Binary;
import io.crmkit.core.expression.Node.Field;
import io.crmkit.core.expression.Node.In;
import io.crmkit.core.expression.Node.ListOf;
import io.crmkit.core.expression.Node.Literal;
import io.crmkit.core.expression.Operator;
import io.crmkit.core.expression.Value.Text;
import io.crmkit.territory.model.rule.Criteria.TextKey;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out whether a criterion asks for certain texts in a field. */
final class CriterionKey {

  private CriterionKey() {}

  static Optional<TextKey> of(Node criterion) {
    if (criterion instanceof Binary binary && binary.operator() == Operator.EQUAL) {
      return key(binary.left(), List.of(binary.right()));
    }
    return criterion instanceof In in && in.list() instanceof ListOf list
        ? key(in.operand(), list.children()) : Optional.empty();
  }

  private static Optional<TextKey> key(Node operand, List<Node> values) {
    Set<String> texts = new HashSet<>();
    for (Node value : values) {
      if (!(value instanceof Literal literal && literal.value() instanceof Text text)) {
        return Optional.empty();
      }
      texts.add(text.value());
    }
    return operand instanceof Field field && field.path().names().size() == 1
        ? Optional.of(new TextKey(field.path().names().get(0), texts)) : Optional.empty();
  }
}
