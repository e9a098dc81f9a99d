package io.crmkit.core.json;

import io.crmkit.core.json.Json.Kind;
import io.crmkit.core.naming.JsonNames;
import io.crmkit.core.naming.JsonPointer;
import java.util.LinkedHashMap;
import java.util.Map;

/** An enum as the lower-case names of its constants. */
record EnumShape(Map<String, Enum<?>> constants) implements Shape {

  static EnumShape of(Class<?> type) {
    Map<String, Enum<?>> constants = new LinkedHashMap<>();
    for (Object each : type.getEnumConstants()) {
      constants.put(JsonNames.of((Enum<?>) each), (Enum<?>) each);
    }
    return new EnumShape(constants);
  }

  @Override
  public boolean accepts(Kind kind) {
    return kind == Kind.TEXT;
  }

  @Override
  public Object read(Json json, JsonPointer at, Problems problems) {
    if (!(json instanceof Json.Text text)) {
      return problems.wrongType(at, "one of " + String.join(", ", constants.keySet()), json);
    }
    Enum<?> constant = constants.get(text.value());
    if (constant != null) {
      return constant;
    }
    problems.add(at, "json.unknown-constant", problems.shown(text.value()) + " is not one of "
        + String.join(", ", constants.keySet()) + "." + Suggestion.of(text.value(), constants.keySet(), problems));
    return BROKEN;
  }

  @Override
  public Json write(Object value) {
    return new Json.Text(JsonNames.of((Enum<?>) value));
  }
}
