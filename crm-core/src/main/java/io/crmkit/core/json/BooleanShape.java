package io.crmkit.core.json;

import io.crmkit.core.json.Json.Kind;
import io.crmkit.core.naming.JsonPointer;

/** A Java boolean. */
record BooleanShape() implements Shape {

  @Override
  public boolean accepts(Kind kind) {
    return kind == Kind.BOOLEAN;
  }

  @Override
  public Object read(Json json, JsonPointer at, Problems problems) {
    return json instanceof Json.Bool bool ? (Object) bool.value() : problems.wrongType(at, Kind.BOOLEAN, json);
  }

  @Override
  public Json write(Object value) {
    return new Json.Bool((Boolean) value);
  }
}
