package io.crmkit.testkit.core;

import io.crmkit.core.expression.Function;
import io.crmkit.core.expression.Node;
import io.crmkit.core.expression.Node.Between;
import io.crmkit.core.expression.Node.Binary;
import io.crmkit.core.expression.Node.Call;
import io.crmkit.core.expression.Node.In;
import io.crmkit.core.expression.Operator;
import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.Value.Fields;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The language once more, straight from its description: plain Java values, null for absence, an exception for a
 * failure, and no care for speed.
 */
final class NaiveEvaluator {

  /** Why there is no value. */
  static final class Failed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Failed(String code) {
      super("expression." + code);
    }
  }

  private final Map<String, Value> subject;

  NaiveEvaluator(Fields subject) {
    this.subject = subject.values();
  }

  @Nullable Object eval(Node node) {
    if (node instanceof Node.Literal literal) {
      return plain(literal.value());
    }
    if (node instanceof Node.Field field) {
      return field(field.path().names());
    }
    if (node instanceof Node.ListOf list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.children().forEach(child -> items.add(eval(child)));
      return items;
    }
    if (node instanceof Node.And and) {
      return min(and.children(), 0);
    }
    if (node instanceof Node.Or or) {
      return not(min(or.children().stream().<Node>map(Node.Not::new).toList(), 0));
    }
    if (node instanceof Node.Not not) {
      return not(truth(eval(not.operand())));
    }
    if (node instanceof Node.IsNull isNull) {
      return eval(isNull.operand()) == null;
    }
    if (node instanceof Node.Negate negate) {
      return NaiveArithmetic.negate(eval(negate.operand()));
    }
    if (node instanceof Between between) {
      return between(eval(between.operand()), between);
    }
    if (node instanceof In in) {
      return in(in);
    }
    return node instanceof Call call ? call(call) : binary((Binary) node);
  }

  private @Nullable Object field(List<String> names) {
    Object value = subject;
    for (String name : names) {
      if (value == null) {
        return null;
      }
      if (!(value instanceof Map<?, ?> group)) {
        throw new Failed("type-clash");
      }
      Object member = group.get(name);
      value = member == null ? null : plain((Value) member);
    }
    return value;
  }

  /** The conjunction, as the smallest of its operands, where unknown is between false and true. */
  private @Nullable Boolean min(List<Node> operands, int from) {
    if (from == operands.size()) {
      return true;
    }
    Boolean first = truth(eval(operands.get(from)));
    if (first != null && !first) {
      return false;
    }
    Boolean rest = min(operands, from + 1);
    return rest != null && !rest ? rest : first == null ? null : rest;
  }

  private static @Nullable Boolean not(@Nullable Boolean value) {
    return value == null ? null : !value;
  }

  private static @Nullable Boolean truth(@Nullable Object value) {
    if (value == null || value instanceof Boolean) {
      return (Boolean) value;
    }
    throw new Failed("type-clash");
  }

  private @Nullable Boolean between(@Nullable Object operand, Between node) {
    Boolean low = compare(Operator.GREATER_OR_EQUAL, operand, eval(node.low()));
    if (low != null && !low) {
      return false;
    }
    Boolean high = compare(Operator.LESS_OR_EQUAL, operand, eval(node.high()));
    return high != null && !high ? high : low == null ? null : high;
  }

  private @Nullable Boolean in(In node) {
    Object operand = eval(node.operand());
    boolean unknown = false;
    if (node.list() instanceof Node.ListOf list) {
      for (Node item : list.children()) {
        Boolean same = compare(Operator.EQUAL, operand, eval(item));
        if (same != null && same) {
          return true;
        }
        unknown |= same == null;
      }
      return unknown ? null : false;
    }
    Object list = eval(node.list());
    return list == null ? null : contains(list, operand);
  }

  private static @Nullable Boolean contains(Object list, @Nullable Object operand) {
    if (!(list instanceof List<?> items)) {
      throw new Failed("type-clash");
    }
    boolean unknown = false;
    for (Object item : items) {
      Boolean same = compare(Operator.EQUAL, operand, item);
      if (same != null && same) {
        return true;
      }
      unknown |= same == null;
    }
    return unknown ? null : false;
  }

  private @Nullable Object binary(Binary node) {
    Object left = eval(node.left());
    Object right = eval(node.right());
    if (left == null || right == null) {
      return null;
    }
    return switch (node.operator()) {
      case CONTAINS -> left instanceof String text ? text.contains(text(right)) : contains(left, right);
      case STARTS_WITH -> text(left).startsWith(text(right));
      case ENDS_WITH -> text(left).endsWith(text(right));
      case PLUS, MINUS, TIMES, DIVIDED_BY -> NaiveArithmetic.arithmetic(node.operator(), left, right);
      default -> compare(node.operator(), left, right);
    };
  }

  private static @Nullable Boolean compare(Operator operator, @Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return null;
    }
    int sign = sign(left, right);
    boolean ordered = operator != Operator.EQUAL && operator != Operator.NOT_EQUAL;
    if (ordered && left instanceof Boolean) {
      throw new Failed("type-clash");
    }
    return switch (operator) {
      case EQUAL -> sign == 0;
      case NOT_EQUAL -> sign != 0;
      case LESS -> sign < 0;
      case LESS_OR_EQUAL -> sign <= 0;
      case GREATER -> sign > 0;
      default -> sign >= 0;
    };
  }

  @SuppressWarnings("unchecked")
  private static int sign(Object left, Object right) {
    if (!(left instanceof Comparable) || left.getClass() != right.getClass()) {
      throw new Failed("type-clash");
    }
    try {
      return ((Comparable<Object>) left).compareTo(right);
    } catch (IllegalArgumentException differentCurrencies) {
      throw new Failed("currency-clash");
    }
  }

  private @Nullable Object call(Call call) {
    List<Node> nodes = call.children();
    if (call.function() == Function.COALESCE) {
      Object first = eval(nodes.get(0));
      return first != null || nodes.size() == 1
          ? first
          : call(new Call(Function.COALESCE, nodes.subList(1, nodes.size())));
    }
    if (call.function() == Function.IF) {
      return Boolean.TRUE.equals(truth(eval(nodes.get(0)))) ? eval(nodes.get(1)) : eval(nodes.get(2));
    }
    Object first = eval(nodes.get(0));
    Object second = nodes.size() == 2 ? eval(nodes.get(1)) : BigDecimal.ZERO;
    if (first == null || second == null) {
      return null;
    }
    return switch (call.function()) {
      case LOWER -> text(first).toLowerCase(Locale.ROOT);
      case UPPER -> text(first).toUpperCase(Locale.ROOT);
      case LENGTH -> BigDecimal.valueOf(first instanceof List<?> list ? list.size() : text(first).codePoints().count());
      case ABS -> first instanceof BigDecimal number ? number.abs() : NaiveArithmetic.abs(first);
      case ROUND -> NaiveArithmetic.round(number(first), number(second));
      case DAYS_BETWEEN -> NaiveArithmetic.days(first, second);
      case MONEY -> NaiveArithmetic.money(number(first), text(second));
      case DATE -> date(text(first));
      default -> instant(text(first));
    };
  }

  private static Object date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException unreadable) {
      throw new Failed("bad-value");
    }
  }

  private static Object instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException unreadable) {
      throw new Failed("bad-value");
    }
  }

  private static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new Failed("type-clash");
  }

  private static BigDecimal number(Object value) {
    if (value instanceof BigDecimal number) {
      return number;
    }
    throw new Failed("type-clash");
  }

  private static @Nullable Object plain(Value value) {
    if (value instanceof Value.Text text) {
      return text.value();
    }
    if (value instanceof Value.Number number) {
      return number.value();
    }
    if (value instanceof Value.Bool bool) {
      return bool.value();
    }
    if (value instanceof Value.Date date) {
      return date.value();
    }
    if (value instanceof Value.Moment moment) {
      return moment.value();
    }
    if (value instanceof Value.Amount amount) {
      return amount.value();
    }
    if (value instanceof Value.Items items) {
      List<@Nullable Object> plain = new ArrayList<>();
      items.values().forEach(item -> plain.add(plain(item)));
      return plain;
    }
    return value instanceof Fields fields ? fields.values() : null;
  }
}
