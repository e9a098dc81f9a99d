package io.crmkit.core.json;

import io.crmkit.core.json.Json.Kind;
import io.crmkit.core.naming.JsonPointer;
import java.time.DateTimeException;
import java.util.function.Function;

/**
 * A Java type as text.
 *
 * @param expected what the text should be, as in "… is not a date such as 2024-05-01"
 */
record TextShape(String expected, Function<String, ?> parse, Function<Object, String> print) implements Shape {

  static TextShape of(String expected, Function<String, ?> parse) {
    return new TextShape(expected, parse, Object::toString);
  }

  @Override
  public boolean accepts(Kind kind) {
    return kind == Kind.TEXT;
  }

  @Override
  public Object read(Json json, JsonPointer at, Problems problems) {
    if (!(json instanceof Json.Text text)) {
      return problems.wrongType(at, expected, json);
    }
    try {
      return parse.apply(text.value());
    } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
      return problems.wrongValue(at, text.value(), expected);
    }
  }

  @Override
  public Json write(Object value) {
    return new Json.Text(print.apply(value));
  }
}
