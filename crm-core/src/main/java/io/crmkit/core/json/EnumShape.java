package io.crmkit.core.json;

import io.crmkit.core.json.Json.Kind;
import io.crmkit.core.naming.JsonNames;
import io.crmkit.core.naming.JsonPointer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * An enum as the lower-case names of its constants.
 *
 * @param constants by their names in documents
 * @param names the other way round, since asking an annotation for a name takes longer than all else of writing one
 */
record EnumShape(Map<String, Enum<?>> constants, Map<Enum<?>, String> names) implements Shape {

  static EnumShape of(Class<?> type) {
    Map<String, Enum<?>> constants = new LinkedHashMap<>();
    Map<Enum<?>, String> names = new HashMap<>();
    for (Object each : type.getEnumConstants()) {
      Enum<?> constant = (Enum<?>) each;
      String name = JsonNames.of(constant);
      constants.put(name, constant);
      names.put(constant, name);
    }
    return new EnumShape(constants, names);
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
    return new Json.Text(Objects.requireNonNull(names.get(value), () -> "no constant: " + value));
  }
}
