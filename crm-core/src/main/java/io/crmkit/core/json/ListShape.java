package io.crmkit.core.json;

import io.crmkit.core.json.Json.Kind;
import io.crmkit.core.naming.JsonPointer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A list or a set as an array. */
record ListShape(Class<?> type, Shape element, Nulls nulls) implements Shape {

  @Override
  public boolean accepts(Kind kind) {
    return kind == Kind.ARRAY;
  }

  @Override
  public Object read(Json json, JsonPointer at, Problems problems) {
    if (!(json instanceof Json.Arr array)) {
      return problems.wrongType(at, Kind.ARRAY, json);
    }
    List<@Nullable Object> values = new ArrayList<>(array.elements().size());
    for (Json each : array.elements()) {
      values.add(nulls.read(element, each, at.child(values.size()), problems));
    }
    return values.contains(BROKEN) ? BROKEN : collection(values);
  }

  private Object collection(List<@Nullable Object> values) {
    if (type == Set.class) {
      return Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }
    return Collections.unmodifiableList(values);
  }

  @Override
  public Json write(Object value) {
    List<Json> elements = new ArrayList<>();
    for (Object each : (Collection<?>) value) {
      elements.add(Nulls.write(element, each));
    }
    return new Json.Arr(elements);
  }

  @Override
  public Object missing() {
    return collection(List.of());
  }
}
