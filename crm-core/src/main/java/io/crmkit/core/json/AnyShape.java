package io.crmkit.core.json;

import io.crmkit.core.json.Json.Kind;
import io.crmkit.core.naming.JsonPointer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whatever stands in the document; written as what the value is at run time. */
record AnyShape() implements Shape {

  @Override
  public boolean accepts(Kind kind) {
    return true;
  }

  @Override
  public Object read(Json json, JsonPointer at, Problems problems) {
    if (json instanceof Json.Obj object) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      object.members().forEach((name, value) -> members.put(name, plain(value, at, problems)));
      return Collections.unmodifiableMap(members);
    }
    if (json instanceof Json.Arr array) {
      List<@Nullable Object> elements = new ArrayList<>();
      array.elements().forEach(value -> elements.add(plain(value, at, problems)));
      return Collections.unmodifiableList(elements);
    }
    if (json instanceof Json.Text text) {
      return text.value();
    }
    return json instanceof Json.Num number ? number.value() : (Object) ((Json.Bool) json).value();
  }

  private @Nullable Object plain(Json json, JsonPointer at, Problems problems) {
    return json instanceof Json.Null ? null : read(json, at, problems);
  }

  @Override
  public Json write(Object value) {
    if (value instanceof Map<?, ?>) {
      return new MapShape(this, this, Nulls.ALLOWED).write(value);
    }
    if (value instanceof Iterable<?>) {
      return new ListShape(List.class, this, Nulls.ALLOWED).write(value);
    }
    return Shapes.of(value.getClass()).write(value);
  }
}
