package io.crmkit.core.json;

import io.crmkit.core.naming.JsonPointer;
import java.lang.reflect.AnnotatedType;
import org.jspecify.annotations.Nullable;

/** Whether a place may hold null: only where {@code @Nullable} says so. */
enum Nulls {
  ALLOWED,
  REFUSED;

  static Nulls of(AnnotatedType place) {
    return place.isAnnotationPresent(Nullable.class) ? ALLOWED : REFUSED;
  }

  /** Reads an element of a list or a map. */
  @Nullable Object read(Shape shape, Json json, JsonPointer at, Problems problems) {
    if (!(json instanceof Json.Null)) {
      return shape.read(json, at, problems);
    }
    if (this == ALLOWED) {
      return null;
    }
    problems.add(at, "json.null-element", "A value is needed here in place of null.");
    return Shape.BROKEN;
  }

  static Json write(Shape shape, @Nullable Object value) {
    return value == null ? Json.Null.NULL : shape.write(value);
  }
}
