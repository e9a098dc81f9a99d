package io.crmkit.core.json;

import io.crmkit.core.naming.JsonPointer;
import org.jspecify.annotations.Nullable;

/** How the values of one Java type stand in JSON. */
interface Shape {

  /** What reading answers in place of a value after it has reported a problem. */
  Object BROKEN = new Object();

  /** Returns whether a value of this kind can be of this type. */
  boolean accepts(Json.Kind kind);

  /** Returns the value, or {@link #BROKEN}; never called with a JSON null. */
  Object read(Json json, JsonPointer at, Problems problems);

  Json write(Object value);

  /** Returns what stands for a missing value, null if nothing can. */
  default @Nullable Object missing() {
    return null;
  }
}
