package io.crmkit.core.expression;

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
import java.util.List;

/** Writes the canonical text of a tree: the fewest brackets, one space around operators. */
final class Printer {

  private static final int OR = 1;
  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int PREDICATE = 4;
  private static final int SUM = 5;
  private static final int PRODUCT = 6;
  private static final int UNARY = 7;
  private static final int PRIMARY = 8;

  private static final int LONGEST_IN_MESSAGE = 80;

  private final StringBuilder text = new StringBuilder();

  private Printer() {}

  static String print(Node node) {
    Printer printer = new Printer();
    printer.write(node);
    return printer.text.toString();
  }

  /** Returns the text of {@code node}, cut to what fits into a message. */
  static String brief(Node node) {
    String whole = print(node);
    return whole.length() <= LONGEST_IN_MESSAGE ? whole : whole.substring(0, LONGEST_IN_MESSAGE) + "…";
  }

  private void write(Node node) {
    if (node instanceof Literal literal) {
      literal(literal.value());
    } else if (node instanceof Field field) {
      text.append(field.path());
    } else if (node instanceof Binary binary) {
      binary(binary);
    } else if (node instanceof And and) {
      joined(and.children(), " and ", NOT);
    } else if (node instanceof Or or) {
      joined(or.children(), " or ", AND);
    } else if (node instanceof Not not) {
      not(not.operand());
    } else if (node instanceof Negate negate) {
      negate(negate.operand());
    } else if (node instanceof ListOf list) {
      bracketed("[", list.children(), "]");
    } else if (node instanceof Call call) {
      bracketed(call.function().word() + "(", call.children(), ")");
    } else {
      test(node, "");
    }
  }

  /** Writes a test whose negation has a form of its own. */
  private void test(Node node, String not) {
    if (node instanceof IsNull isNull) {
      write(isNull.operand(), SUM);
      text.append(" is ").append(not).append("null");
    } else if (node instanceof In in) {
      write(in.operand(), SUM);
      text.append(' ').append(not).append("in ");
      list(in.list());
    } else if (node instanceof Between between) {
      write(between.operand(), SUM);
      text.append(' ').append(not).append("between ");
      write(between.low(), SUM);
      text.append(" and ");
      write(between.high(), SUM);
    } else {
      Binary match = (Binary) node;
      write(match.left(), SUM);
      text.append(' ').append(not).append(match.operator().symbol()).append(' ');
      write(match.right(), SUM);
    }
  }

  private void not(Node operand) {
    if (isTest(operand)) {
      test(operand, "not ");
    } else {
      text.append("not ");
      write(operand, NOT);
    }
  }

  private void negate(Node operand) {
    text.append('-');
    // A number or an amount right after the minus would read as one negative literal.
    write(operand, operand instanceof Literal ? PRIMARY + 1 : PRIMARY);
  }

  private void binary(Binary binary) {
    int level = level(binary);
    boolean chains = level != PREDICATE;
    write(binary.left(), chains ? level : SUM);
    text.append(' ').append(binary.operator().symbol()).append(' ');
    write(binary.right(), level + 1);
  }

  private void list(Node list) {
    if (list instanceof ListOf items) {
      bracketed("(", items.children(), ")");
    } else {
      write(list);
    }
  }

  private void joined(List<Node> operands, String word, int level) {
    for (int i = 0; i < operands.size(); i++) {
      if (i > 0) {
        text.append(word);
      }
      write(operands.get(i), level);
    }
  }

  private void bracketed(String open, List<Node> items, String close) {
    text.append(open);
    joined(items, ", ", OR);
    text.append(close);
  }

  /** Writes {@code node}, in brackets if it binds more loosely than {@code level}. */
  private void write(Node node, int level) {
    if (level(node) >= level) {
      write(node);
    } else {
      text.append('(');
      write(node);
      text.append(')');
    }
  }

  private void literal(Value value) {
    if (value instanceof Value.Text words) {
      Words.appendQuoted(text, words.value(), '\'');
    } else if (value instanceof Value.Number number) {
      text.append(number.value().toPlainString());
    } else if (value instanceof Value.Bool bool) {
      text.append(bool.value());
    } else if (value instanceof Value.Date date) {
      text.append("date '").append(date.value()).append('\'');
    } else if (value instanceof Value.Moment moment) {
      text.append("instant '").append(moment.value()).append('\'');
    } else if (value instanceof Value.Amount amount) {
      text.append(isNegative(value) ? "-" : "").append(amount.value().code()).append(' ')
          .append(amount.value().amount().abs().toPlainString());
    } else {
      text.append("null");
    }
  }

  private static boolean isTest(Node node) {
    return node instanceof IsNull || node instanceof In || node instanceof Between
        || node instanceof Binary binary && binary.operator().kind() == Operator.Kind.MATCH;
  }

  private static boolean isNegative(Value value) {
    return value instanceof Value.Number number && number.value().signum() < 0
        || value instanceof Value.Amount amount && amount.value().signum() < 0;
  }

  private static int level(Node node) {
    if (node instanceof Or) {
      return OR;
    }
    if (node instanceof And) {
      return AND;
    }
    if (node instanceof Not not) {
      return isTest(not.operand()) ? PREDICATE : NOT;
    }
    if (node instanceof Binary binary) {
      return switch (binary.operator().kind()) {
        case COMPARISON, MATCH -> PREDICATE;
        case SUM -> SUM;
        case PRODUCT -> PRODUCT;
      };
    }
    if (isTest(node)) {
      return PREDICATE;
    }
    boolean unary = node instanceof Negate || node instanceof Literal literal && isNegative(literal.value());
    return unary ? UNARY : PRIMARY;
  }
}
