package io.crmkit.core.validation;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The constraints that compare a number with a bound; what is not a number (NaN) is beyond every bound. */
final class NumberBounds {

  private static final Set<Class<?>> TYPES = Set.of(
      byte.class, Byte.class, short.class, Short.class, int.class, Integer.class, long.class, Long.class,
      float.class, Float.class, double.class, Double.class, BigInteger.class, BigDecimal.class);

  private NumberBounds() {}

  static boolean cover(Class<?> type) {
    return TYPES.contains(type);
  }

  static @Nullable Constraints of(Annotation annotation) {
    if (annotation instanceof Min a) {
      return atLeast(annotation, a.groups(), a.message(), BigDecimal.valueOf(a.value()));
    }
    if (annotation instanceof Max a) {
      return atMost(annotation, a.groups(), a.message(), BigDecimal.valueOf(a.value()));
    }
    if (annotation instanceof PositiveOrZero a) {
      return atLeast(annotation, a.groups(), a.message(), BigDecimal.ZERO);
    }
    if (annotation instanceof NegativeOrZero a) {
      return atMost(annotation, a.groups(), a.message(), BigDecimal.ZERO);
    }
    if (annotation instanceof Positive a) {
      return above(annotation, a.groups(), a.message(), BigDecimal.ZERO);
    }
    return annotation instanceof Negative a ? below(annotation, a.groups(), a.message(), BigDecimal.ZERO)
        : ofDecimals(annotation);
  }

  /** A bound that is no number is a mistake that the provider reports best. */
  private static @Nullable Constraints ofDecimals(Annotation annotation) {
    try {
      if (annotation instanceof DecimalMin a) {
        BigDecimal bound = new BigDecimal(a.value());
        return a.inclusive() ? atLeast(annotation, a.groups(), a.message(), bound)
            : above(annotation, a.groups(), a.message(), bound);
      }
      if (annotation instanceof DecimalMax a) {
        BigDecimal bound = new BigDecimal(a.value());
        return a.inclusive() ? atMost(annotation, a.groups(), a.message(), bound)
            : below(annotation, a.groups(), a.message(), bound);
      }
      return null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Constraints atLeast(Annotation a, Class<?>[] groups, String message, BigDecimal bound) {
    return with(a, groups, message, "must be greater than or equal to " + bound, bound, order -> order >= 0);
  }

  private static @Nullable Constraints atMost(Annotation a, Class<?>[] groups, String message, BigDecimal bound) {
    return with(a, groups, message, "must be less than or equal to " + bound, bound, order -> order <= 0);
  }

  private static @Nullable Constraints above(Annotation a, Class<?>[] groups, String message, BigDecimal bound) {
    return with(a, groups, message, "must be greater than " + bound, bound, order -> order > 0);
  }

  private static @Nullable Constraints below(Annotation a, Class<?>[] groups, String message, BigDecimal bound) {
    return with(a, groups, message, "must be less than " + bound, bound, order -> order < 0);
  }

  private static @Nullable Constraints with(
      Annotation annotation, Class<?>[] groups, String given, String usual, BigDecimal bound, IntPredicate allowed) {
    return Constraints.with(annotation, groups, given, usual,
        value -> value == null || (!isNaN(value) && allowed.test(order(value, bound))));
  }

  private static boolean isNaN(Object number) {
    return (number instanceof Double || number instanceof Float) && Double.isNaN(((Number) number).doubleValue());
  }

  private static int order(Object number, BigDecimal bound) {
    if (number instanceof BigDecimal exact) {
      return exact.compareTo(bound);
    }
    if (number instanceof BigInteger whole) {
      return new BigDecimal(whole).compareTo(bound);
    }
    if (number instanceof Double || number instanceof Float) {
      double value = ((Number) number).doubleValue();
      return Double.isInfinite(value) ? (int) Math.signum(value) : new BigDecimal(number.toString()).compareTo(bound);
    }
    return BigDecimal.valueOf(((Number) number).longValue()).compareTo(bound);
  }
}
