package io.crmkit.core.json;

import io.crmkit.core.json.Json.Kind;
import io.crmkit.core.naming.JsonPointer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A record of one component as the bare value of that component; see {@link io.crmkit.core.Scalar}. */
final class ScalarShape implements Shape {

  private final Class<? extends Record> type;
  private volatile @Nullable Construction construction;

  ScalarShape(Class<? extends Record> type) {
    this.type = type;
  }

  private Construction construction() {
    Construction known = construction;
    if (known == null) {
      known = Construction.of(type);
      construction = known;
    }
    return known;
  }

  private Member only() {
    return construction().members().get(0);
  }

  @Override
  public boolean accepts(Kind kind) {
    return only().shape().accepts(kind);
  }

  @Override
  public Object read(Json json, JsonPointer at, Problems problems) {
    Object value = only().read(json, at, problems);
    return value == BROKEN ? BROKEN : construction().construct(new @Nullable Object[] {value}, at, problems);
  }

  @Override
  public Json write(Object value) {
    return Objects.requireNonNull(only().write(value), () -> type.getName() + " has no value to write");
  }
}
