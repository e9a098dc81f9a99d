package io.crmkit.core.json;

import io.crmkit.core.json.Json.Kind;
import io.crmkit.core.naming.JsonPointer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A class that stands in documents as a value of another type; see {@link AsDocument}. */
final class OtherShape implements Shape {

  private final Class<?> type;
  private final Method factory;
  private final Method document;
  private volatile @Nullable Shape other;

  private OtherShape(Class<?> type, Method factory, Method document) {
    this.type = type;
    this.factory = factory;
    this.document = document;
    Construction.open(factory, type);
    Construction.open(document, type);
  }

  /** Returns the shape of a class that has the two methods, or null if it has none. */
  static @Nullable OtherShape of(Class<?> type) {
    List<Method> factories = new ArrayList<>();
    List<Method> documents = new ArrayList<>();
    for (Method method : type.getDeclaredMethods()) {
      if (method.isAnnotationPresent(AsDocument.class)) {
        (Modifier.isStatic(method.getModifiers()) ? factories : documents).add(method);
      }
    }
    if (factories.isEmpty() && documents.isEmpty()) {
      return null;
    }
    if (factories.size() != 1 || documents.size() != 1 || !fit(type, factories.get(0), documents.get(0))) {
      throw new IllegalArgumentException(type.getName()
          + " needs one static @AsDocument that makes it of one value and one that returns that");
    }
    return new OtherShape(type, factories.get(0), documents.get(0));
  }

  private static boolean fit(Class<?> type, Method factory, Method document) {
    return factory.getReturnType() == type && factory.getParameterCount() == 1 && document.getParameterCount() == 0
        && factory.getGenericParameterTypes()[0].equals(document.getGenericReturnType());
  }

  /** Worked out at first use, since the other type may contain this one. */
  private Shape other() {
    Shape known = other;
    if (known == null) {
      known = Shapes.of(factory.getAnnotatedParameterTypes()[0]);
      other = known;
    }
    return known;
  }

  @Override
  public boolean accepts(Kind kind) {
    return other().accepts(kind);
  }

  @Override
  public Object read(Json json, JsonPointer at, Problems problems) {
    Object value = other().read(json, at, problems);
    if (value == BROKEN) {
      return BROKEN;
    }
    try {
      return factory.invoke(null, value);
    } catch (InvocationTargetException e) {
      return problems.refused(at, type, Objects.requireNonNullElse(e.getCause(), e));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(factory + " has been opened and so can be called", e);
    }
  }

  @Override
  public Json write(Object value) {
    try {
      return other().write(document.invoke(value));
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("%s failed".formatted(document), e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(document + " has been opened and so can be called", e);
    }
  }
}
