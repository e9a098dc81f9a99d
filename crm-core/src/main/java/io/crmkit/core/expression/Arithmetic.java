package io.crmkit.core.expression;

import io.crmkit.core.expression.Node.Binary;
import io.crmkit.core.expression.Value.Absent;
import io.crmkit.core.expression.Value.Amount;
import io.crmkit.core.expression.Value.Number;
import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Sums, products and their inverses of numbers and money. */
final class Arithmetic {

  private Arithmetic() {}

  static Value apply(Binary node, Value left, Value right, Evaluation evaluation) {
    if (left instanceof Number a) {
      if (right instanceof Number b) {
        return numbers(node, a.value(), b.value(), evaluation);
      }
      return right instanceof Amount b && node.operator() == Operator.TIMES
          ? times(node, b.value(), a.value(), evaluation)
          : evaluation.clash(node, "a number", right);
    }
    if (!(left instanceof Amount a)) {
      return evaluation.clash(node, "a number or money", left);
    }
    if (right instanceof Amount b) {
      return amounts(node, a.value(), b.value(), evaluation);
    }
    boolean product = node.operator().kind() == Operator.Kind.PRODUCT;
    return right instanceof Number b && product
        ? scaled(node, a.value(), b.value(), evaluation)
        : evaluation.clash(node, product ? "a number" : "money", right);
  }

  static Value negate(Node node, Value operand, Evaluation evaluation) {
    if (operand instanceof Number number) {
      return new Number(number.value().negate());
    }
    if (!(operand instanceof Amount amount)) {
      return operand instanceof Absent ? operand : evaluation.clash(node, "a number or money", operand);
    }
    try {
      return new Amount(amount.value().negate());
    } catch (ArithmeticException overflow) {
      return tooLarge(node, overflow, evaluation);
    }
  }

  /** Returns {@code number} as a value, if it is within bounds. */
  static Value number(Node node, BigDecimal number, Evaluation evaluation) {
    return Number.fits(number)
        ? new Number(number)
        : evaluation.fail(node, "too-large", "the result has more than %d digits".formatted(Number.MOST_DIGITS));
  }

  static Value tooLarge(Node node, ArithmeticException overflow, Evaluation evaluation) {
    return evaluation.fail(node, "too-large", String.valueOf(overflow.getMessage()));
  }

  private static Value numbers(Binary node, BigDecimal a, BigDecimal b, Evaluation evaluation) {
    return switch (node.operator()) {
      case PLUS -> number(node, a.add(b), evaluation);
      case MINUS -> number(node, a.subtract(b), evaluation);
      case TIMES -> number(node, a.multiply(b), evaluation);
      default -> quotient(node, a, b, evaluation);
    };
  }

  private static Value quotient(Node node, BigDecimal a, BigDecimal b, Evaluation evaluation) {
    return b.signum() == 0
        ? divisionByZero(node, evaluation)
        : number(node, a.divide(b, MathContext.DECIMAL128), evaluation);
  }

  private static Value amounts(Binary node, Money a, Money b, Evaluation evaluation) {
    if (node.operator() == Operator.TIMES) {
      return evaluation.clash(node, "a number", new Amount(b));
    }
    if (!a.currency().equals(b.currency())) {
      return evaluation.fail(node, "currency-clash",
          "%s and %s are of different currencies".formatted(a.code(), b.code()));
    }
    if (node.operator() == Operator.DIVIDED_BY) {
      return quotient(node, a.amount(), b.amount(), evaluation);
    }
    try {
      return new Amount(node.operator() == Operator.PLUS ? a.plus(b) : a.minus(b));
    } catch (ArithmeticException overflow) {
      return tooLarge(node, overflow, evaluation);
    }
  }

  private static Value scaled(Binary node, Money amount, BigDecimal number, Evaluation evaluation) {
    if (node.operator() == Operator.TIMES) {
      return times(node, amount, number, evaluation);
    }
    if (number.signum() == 0) {
      return divisionByZero(node, evaluation);
    }
    try {
      BigDecimal exact = amount.amount();
      BigDecimal quotient = exact.divide(number, exact.scale(), RoundingMode.HALF_EVEN);
      return new Amount(Money.of(quotient, amount.currency()));
    } catch (ArithmeticException overflow) {
      return tooLarge(node, overflow, evaluation);
    }
  }

  private static Value times(Node node, Money amount, BigDecimal factor, Evaluation evaluation) {
    try {
      return new Amount(amount.times(factor, RoundingMode.HALF_EVEN));
    } catch (ArithmeticException overflow) {
      return tooLarge(node, overflow, evaluation);
    }
  }

  private static Value divisionByZero(Node node, Evaluation evaluation) {
    return evaluation.fail(node, "division-by-zero", "the divisor is zero");
  }
}
