package io.crmkit.testkit.core;

import io.crmkit.core.expression.Operator;
import io.crmkit.core.money.Money;
import io.crmkit.testkit.core.NaiveEvaluator.Failed;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The arithmetic of {@link NaiveEvaluator}. */
final class NaiveArithmetic {

  private static final BigDecimal NANOS_OF_A_DAY = BigDecimal.valueOf(86_400_000_000_000L);

  private NaiveArithmetic() {}

  static Object arithmetic(Operator operator, Object left, Object right) {
    if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
      return switch (operator) {
        case PLUS -> bounded(a.add(b));
        case MINUS -> bounded(a.subtract(b));
        case TIMES -> bounded(a.multiply(b));
        default -> bounded(a.divide(divisor(b), MathContext.DECIMAL128));
      };
    }
    if (left instanceof Money a && right instanceof Money b) {
      if (operator == Operator.TIMES) {
        throw new Failed("type-clash");
      }
      if (!a.code().equals(b.code())) {
        throw new Failed("currency-clash");
      }
      return switch (operator) {
        case PLUS -> money(minor(a).add(minor(b)), a.currency());
        case MINUS -> money(minor(a).subtract(minor(b)), a.currency());
        default -> bounded(a.amount().divide(divisor(b.amount()), MathContext.DECIMAL128));
      };
    }
    if (left instanceof BigDecimal a && right instanceof Money b && operator == Operator.TIMES) {
      return arithmetic(operator, b, a);
    }
    if (!(left instanceof Money a) || !(right instanceof BigDecimal b)) {
      throw new Failed("type-clash");
    }
    return switch (operator) {
      case TIMES -> money(rounded(new BigDecimal(minor(a)).multiply(b)), a.currency());
      case DIVIDED_BY -> money(
          new BigDecimal(minor(a)).divide(divisor(b), 0, RoundingMode.HALF_EVEN).toBigInteger(), a.currency());
      default -> throw new Failed("type-clash");
    };
  }

  static @Nullable Object negate(@Nullable Object operand) {
    if (operand instanceof BigDecimal number) {
      return number.negate();
    }
    if (operand instanceof Money money) {
      return money(minor(money).negate(), money.currency());
    }
    if (operand == null) {
      return null;
    }
    throw new Failed("type-clash");
  }

  static Object abs(Object value) {
    if (value instanceof Money money) {
      return money(minor(money).abs(), money.currency());
    }
    throw new Failed("type-clash");
  }

  static Object round(BigDecimal number, BigDecimal digits) {
    if (digits.abs().compareTo(BigDecimal.valueOf(400)) > 0 || digits.stripTrailingZeros().scale() > 0) {
      throw new Failed("bad-value");
    }
    return bounded(number.setScale(digits.intValueExact(), RoundingMode.HALF_UP));
  }

  static Object days(Object from, Object to) {
    if (from instanceof LocalDate a && to instanceof LocalDate b) {
      return BigDecimal.valueOf(b.toEpochDay() - a.toEpochDay());
    }
    if (from instanceof Instant a && to instanceof Instant b) {
      return nanos(b).subtract(nanos(a)).divideToIntegralValue(NANOS_OF_A_DAY);
    }
    throw new Failed("type-clash");
  }

  private static BigDecimal nanos(Instant instant) {
    return BigDecimal.valueOf(instant.getEpochSecond()).movePointRight(9).add(BigDecimal.valueOf(instant.getNano()));
  }

  static Object money(BigDecimal amount, String code) {
    try {
      return Money.of(amount, code);
    } catch (IllegalArgumentException refused) {
      throw new Failed("bad-value");
    } catch (ArithmeticException overflow) {
      throw new Failed("too-large");
    }
  }

  private static Money money(BigInteger minor, Currency currency) {
    if (minor.bitLength() > 63) {
      throw new Failed("too-large");
    }
    return new Money(minor.longValue(), currency);
  }

  private static BigInteger minor(Money money) {
    return BigInteger.valueOf(money.minor());
  }

  private static BigInteger rounded(BigDecimal exact) {
    return exact.setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
  }

  private static BigDecimal divisor(BigDecimal number) {
    if (number.signum() == 0) {
      throw new Failed("division-by-zero");
    }
    return number;
  }

  private static BigDecimal bounded(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    if (stripped.precision() > 400 || Math.abs(stripped.scale()) > 400) {
      throw new Failed("too-large");
    }
    return stripped;
  }
}
