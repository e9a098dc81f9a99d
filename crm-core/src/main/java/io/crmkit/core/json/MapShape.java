package io.crmkit.core.json;

import io.crmkit.core.json.Json.Kind;
import io.crmkit.core.naming.JsonPointer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A map as an object; written in the order of its keys, so that equal maps are equal texts. */
record MapShape(Shape key, Shape value, Nulls nulls) implements Shape {

  @Override
  public boolean accepts(Kind kind) {
    return kind == Kind.OBJECT;
  }

  @Override
  public Object read(Json json, JsonPointer at, Problems problems) {
    if (!(json instanceof Json.Obj object)) {
      return problems.wrongType(at, Kind.OBJECT, json);
    }
    Map<Object, @Nullable Object> values = new LinkedHashMap<>();
    boolean sound = true;
    for (Map.Entry<String, Json> each : object.members().entrySet()) {
      JsonPointer here = at.child(each.getKey());
      Object name = key.read(new Json.Text(each.getKey()), here, problems);
      Object held = nulls.read(value, each.getValue(), here, problems);
      sound &= name != BROKEN && held != BROKEN;
      values.put(name, held);
    }
    return sound ? Collections.unmodifiableMap(values) : BROKEN;
  }

  @Override
  public Json write(Object map) {
    Map<String, Json> members = new TreeMap<>();
    ((Map<?, ?>) map).forEach((name, held) -> {
      Json written = key.write(name);
      if (!(written instanceof Json.Text text)) {
        throw new IllegalArgumentException("a key of a map must be a text in JSON but was " + name.getClass());
      }
      members.put(text.value(), Nulls.write(value, held));
    });
    return new Json.Obj(members);
  }

  @Override
  public Object missing() {
    return Map.of();
  }
}
