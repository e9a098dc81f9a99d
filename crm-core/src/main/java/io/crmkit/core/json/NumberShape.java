package io.crmkit.core.json;

import io.crmkit.core.json.Json.Kind;
import io.crmkit.core.naming.JsonPointer;
import java.math.BigDecimal;
import java.util.function.Function;

/** A Java number type; a number that it cannot hold exactly, or at all, is refused. */
record NumberShape(String expected, Function<BigDecimal, Number> narrow) implements Shape {

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
    return new Json.Num(value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString()));
  }

  static double finite(BigDecimal number) {
    double value = number.doubleValue();
    if (Double.isInfinite(value)) {
      throw new ArithmeticException("too large for a double");
    }
    return value;
  }
}
