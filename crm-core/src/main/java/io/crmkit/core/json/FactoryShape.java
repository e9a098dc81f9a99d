package io.crmkit.core.json;

import io.crmkit.core.Validated;
import io.crmkit.core.json.Json.Kind;
import io.crmkit.core.naming.JsonPointer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Objects;

/** A type that reads itself from text; see {@link io.crmkit.core.FromText}. */
final class FactoryShape implements Shape {

  private final Class<?> type;
  private final Method factory;

  FactoryShape(Class<?> type, Method factory) {
    Class<?> returned = factory.getReturnType();
    boolean takesText = List.of(factory.getParameterTypes()).equals(List.of(String.class));
    boolean returnsIt = returned == type || returned == Validated.class;
    if (!Modifier.isStatic(factory.getModifiers()) || !takesText || !returnsIt) {
      throw new IllegalArgumentException("%s must be static, take one String and return %s or Validated of it"
          .formatted(factory, type.getSimpleName()));
    }
    this.type = type;
    this.factory = factory;
    Construction.open(factory, type);
  }

  @Override
  public boolean accepts(Kind kind) {
    return kind == Kind.TEXT;
  }

  @Override
  public Object read(Json json, JsonPointer at, Problems problems) {
    if (!(json instanceof Json.Text text)) {
      return problems.wrongType(at, Kind.TEXT, json);
    }
    try {
      Object made = factory.invoke(null, text.value());
      if (made instanceof Validated.Invalid<?> invalid) {
        return problems.refused(at, invalid.violations());
      }
      return made instanceof Validated.Valid<?> valid ? valid.value() : made;
    } catch (InvocationTargetException e) {
      return problems.refused(at, type, Objects.requireNonNullElse(e.getCause(), e));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(factory + " has been opened and so can be called", e);
    }
  }

  @Override
  public Json write(Object value) {
    return new Json.Text(value.toString());
  }
}
