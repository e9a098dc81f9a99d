package io.crmkit.core.expression;

import static io.crmkit.core.expression.ValueType.BOOLEAN;
import static io.crmkit.core.expression.ValueType.DATE;
import static io.crmkit.core.expression.ValueType.INSTANT;
import static io.crmkit.core.expression.ValueType.LIST;
import static io.crmkit.core.expression.ValueType.MONEY;
import static io.crmkit.core.expression.ValueType.NUMBER;
import static io.crmkit.core.expression.ValueType.TEXT;

import io.crmkit.core.expression.Node.Binary;
import io.crmkit.core.expression.Node.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which types operators and functions take and yield; null is a type that only the subject knows. */
final class Signatures {

  private final Checker checker;

  Signatures(Checker checker) {
    this.checker = checker;
  }

  @Nullable ValueType binary(Binary node, @Nullable ValueType left, @Nullable ValueType right) {
    return switch (node.operator().kind()) {
      case COMPARISON -> comparison(node, left, right);
      case MATCH -> match(node, left, right);
      case SUM -> sum(node, left, right);
      case PRODUCT -> product(node, left, right);
    };
  }

  @Nullable ValueType call(Call call, List<@Nullable ValueType> types) {
    ValueType first = types.get(0);
    return switch (call.function()) {
      case COALESCE -> common(types);
      case IF -> {
        checker.expect(call.children().get(0), BOOLEAN, first);
        yield common(types.subList(1, types.size()));
      }
      case ABS -> checker.numeric(call, first);
      case LENGTH -> length(call, first);
      case ROUND -> numbers(call, types);
      case DAYS_BETWEEN -> daysBetween(call, first, types.get(1));
      case MONEY -> {
        checker.expect(call, NUMBER, first);
        checker.expect(call, TEXT, types.get(1));
        yield MONEY;
      }
      case LOWER, UPPER -> text(call, first, TEXT);
      case DATE -> text(call, first, DATE);
      case INSTANT -> text(call, first, INSTANT);
    };
  }

  private ValueType comparison(Binary node, @Nullable ValueType left, @Nullable ValueType right) {
    if (node.operator().isEquality()) {
      checker.comparable(node, left, right);
    } else {
      checker.ordered(node, left, right);
    }
    return BOOLEAN;
  }

  private ValueType match(Binary node, @Nullable ValueType left, @Nullable ValueType right) {
    boolean inList = node.operator() == Operator.CONTAINS && left != TEXT;
    if (!inList) {
      checker.expect(node, TEXT, left);
      checker.expect(node, TEXT, right);
    } else if (left != null && left != LIST) {
      checker.clash(node, "text or a list", left);
    } else if (right != null && !right.isScalar()) {
      checker.clash(node, "one value to look for", right);
    }
    return BOOLEAN;
  }

  private @Nullable ValueType sum(Binary node, @Nullable ValueType left, @Nullable ValueType right) {
    ValueType a = checker.numeric(node, left);
    ValueType b = checker.numeric(node, right);
    if (a != null && b != null && a != b) {
      checker.clash(node, a.words(), b);
    }
    return a == null ? b : a;
  }

  private @Nullable ValueType product(Binary node, @Nullable ValueType left, @Nullable ValueType right) {
    ValueType a = checker.numeric(node, left);
    ValueType b = checker.numeric(node, right);
    if (node.operator() == Operator.DIVIDED_BY) {
      return quotient(node, a, b);
    }
    if (a == MONEY && b == MONEY) {
      checker.clash(node, NUMBER.words(), MONEY);
    }
    if (a == MONEY || b == MONEY) {
      return MONEY;
    }
    return a == NUMBER && b == NUMBER ? NUMBER : null;
  }

  private @Nullable ValueType quotient(Binary node, @Nullable ValueType dividend, @Nullable ValueType divisor) {
    if (dividend == NUMBER) {
      checker.expect(node, NUMBER, divisor);
      return NUMBER;
    }
    if (divisor == MONEY) {
      return NUMBER;
    }
    return divisor == NUMBER ? dividend : null;
  }

  private ValueType length(Call call, @Nullable ValueType type) {
    if (type != null && type != TEXT && type != LIST) {
      checker.clash(call, "text or a list", type);
    }
    return NUMBER;
  }

  private ValueType numbers(Call call, List<@Nullable ValueType> types) {
    for (ValueType type : types) {
      checker.expect(call, NUMBER, type);
    }
    return NUMBER;
  }

  private ValueType daysBetween(Call call, @Nullable ValueType from, @Nullable ValueType to) {
    ValueType kind = from == null ? to : from;
    if (kind != null && kind != DATE && kind != INSTANT) {
      checker.clash(call, "a date or an instant", kind);
    } else if (kind != null) {
      checker.expect(call, kind, to);
    }
    return NUMBER;
  }

  private ValueType text(Call call, @Nullable ValueType argument, ValueType result) {
    checker.expect(call, TEXT, argument);
    return result;
  }

  /** Returns the one type that all have, or null if they differ or one is not known. */
  private static @Nullable ValueType common(List<@Nullable ValueType> types) {
    ValueType first = types.get(0);
    for (ValueType type : types) {
      if (type != first) {
        return null;
      }
    }
    return first;
  }
}
