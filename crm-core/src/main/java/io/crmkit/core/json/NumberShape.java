package io.crmkit.core.json;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.crmkit.core.json.Json.Kind;
import io.crmkit.core.naming.JsonPointer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A Java number type; a number that it cannot hold exactly, or at all, is refused. */
record NumberShape(String expected, Function<BigDecimal, Number> narrow) implements Shape {

  static @Nullable Shape of(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return new NumberShape("a whole number within 32 bits", BigDecimal::intValueExact);
    }
    if (type == long.class || type == Long.class) {
      return new NumberShape("a whole number within 64 bits", BigDecimal::longValueExact);
    }
    if (type == double.class || type == Double.class) {
      return new NumberShape("a number up to 1.8e308", NumberShape::finite);
    }
    if (type == BigInteger.class) {
      return new NumberShape("a whole number", BigDecimal::toBigIntegerExact);
    }
    return type == BigDecimal.class ? new NumberShape("a number", number -> number) : null;
  }

  @Override
  public boolean accepts(Kind kind) {
    return kind == Kind.NUMBER;
  }

  @Override
  public Object read(Json json, JsonPointer at, Problems problems) {
    if (!(json instanceof Json.Num number)) {
      return problems.wrongType(at, expected, json);
    }
    try {
      return narrow.apply(number.value());
    } catch (ArithmeticException e) {
      return problems.wrongValue(at, number.value().toPlainString(), expected);
    }
  }

  @Override
  public Json write(Object value) {
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      if (Double.isNaN(number) || Double.isInfinite(number)) {
        throw new IllegalArgumentException("JSON has no number for " + value);
      }
    }
    return new Json.Num(value instanceof BigDecimal exact ? exact : new BigDecimal(text(value)));
  }

  /** The shortest digits that read as the same double; those of JDK 17 are not always the shortest (JDK-4511638). */
  private static String text(Object value) {
    return value instanceof Double number ? NumberOutput.toString(number, true) : value.toString();
  }

  private static double finite(BigDecimal number) {
    double value = number.doubleValue();
    if (Double.isInfinite(value)) {
      throw new ArithmeticException("too large for a double");
    }
    return value;
  }
}
