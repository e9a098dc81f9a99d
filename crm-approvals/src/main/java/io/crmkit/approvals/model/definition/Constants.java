package io.crmkit.approvals.model.definition;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Valid;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.Node;
import io.crmkit.core.expression.Node.ListOf;
import io.crmkit.core.expression.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parts of expressions that read no field and so have one value for every subject. */
final class Constants {

  private Constants() {}

  static boolean isConstant(Node node) {
    return !(node instanceof Node.Field) && node.children().stream().allMatch(Constants::isConstant);
  }

  /** Returns the value; nothing if there never is one, as for a comparison of two types. */
  static Optional<Value> value(Node constant) {
    return Expression.of(constant) instanceof Valid<Expression> valid
        ? valueOf(valid.value().value(Value.Fields.NONE))
        : Optional.empty();
  }

  /** Returns the items of a list; nothing if one of them reads a field. */
  static Optional<List<Value>> values(ListOf list) {
    List<Value> values = new ArrayList<>();
    for (Node item : list.children()) {
      if (!isConstant(item)) {
        return Optional.empty();
      }
      value(item).ifPresent(values::add);
    }
    return Optional.of(values);
  }

  private static Optional<Value> valueOf(Validated<Value> evaluated) {
    return evaluated instanceof Valid<Value> valid ? Optional.of(valid.value()) : Optional.empty();
  }
}
