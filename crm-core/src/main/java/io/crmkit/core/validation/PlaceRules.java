package io.crmkit.core.validation;

import io.crmkit.core.naming.JsonPointer;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The constraints on one place: a component, or the elements of a container in it.
 *
 * @param known those that are checked here
 * @param isKnown false if Hibernate Validator must check the whole component
 * @param cascades whether the beans in it are checked too
 * @param arguments the places of the type arguments, such as the elements of a list; empty for anything else
 */
record PlaceRules(List<Constraints> known, boolean isKnown, boolean cascades, List<PlaceRules> arguments) {

  static PlaceRules of(AnnotatedElement element, AnnotatedType type) {
    List<Constraints> known = new ArrayList<>();
    Class<?> erased = erased(type.getType());
    List<PlaceRules> arguments = arguments(type);
    boolean constrainedKey = Map.class.isAssignableFrom(erased) && !arguments.isEmpty() && !arguments.get(0).isFree();
    boolean container = Collection.class.isAssignableFrom(erased) || Map.class.isAssignableFrom(erased);
    boolean all = !constrainedKey;
    boolean cascades = ComponentRules.asksToCascade(element);
    for (PlaceRules argument : arguments) {
      all &= argument.isFree() || (container && argument.isKnown());
      cascades |= argument.cascades();
    }
    for (Annotation annotation : element.getAnnotations()) {
      Constraints constraint = Constraints.of(annotation, erased);
      if (constraint != null) {
        known.add(constraint);
      } else if (Constraints.isConstraint(annotation)) {
        all = false;
      }
    }
    return new PlaceRules(List.copyOf(known), all, cascades, arguments);
  }

  private static List<PlaceRules> arguments(AnnotatedType type) {
    List<PlaceRules> arguments = new ArrayList<>();
    if (type instanceof AnnotatedParameterizedType parameterized) {
      for (AnnotatedType argument : parameterized.getAnnotatedActualTypeArguments()) {
        arguments.add(of(argument, argument));
      }
    }
    return List.copyOf(arguments);
  }

  boolean isFree() {
    if (!isKnown || !known.isEmpty()) {
      return false;
    }
    for (PlaceRules argument : arguments) {
      if (!argument.isFree()) {
        return false;
      }
    }
    return true;
  }

  void check(@Nullable Object value, String name, JsonPointer at, Disclosure disclosure, Findings findings) {
    for (Constraints constraint : known) {
      if (!constraint.allows(value)) {
        findings.add(at, constraint.code(), name + " " + constraint.message(), value, disclosure);
      }
    }
    if (!arguments.isEmpty() && !arguments.get(arguments.size() - 1).isFree()) {
      PlaceRules inner = arguments.get(arguments.size() - 1);
      forEach(value, at, (element, place) -> inner.check(element, name, place, disclosure, findings));
    }
  }

  void cascade(@Nullable Object value, JsonPointer at, Disclosure disclosure, BeanWalk walk) {
    if (!cascades || value == null) {
      return;
    }
    if (value instanceof Iterable<?> || value instanceof Map<?, ?>) {
      forEach(value, at, (element, place) -> cascade(element, place, disclosure, walk));
    } else {
      walk.visit(value, at, disclosure);
    }
  }

  private interface Visitor {

    void visit(@Nullable Object element, JsonPointer at);
  }

  private static void forEach(@Nullable Object container, JsonPointer at, Visitor visitor) {
    if (container instanceof Map<?, ?> map) {
      map.forEach((key, value) -> visitor.visit(value, at.child(String.valueOf(key))));
    } else if (container instanceof Iterable<?> elements) {
      int index = 0;
      for (Object element : elements) {
        visitor.visit(element, at.child(index++));
      }
    }
  }

  private static Class<?> erased(Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    return type instanceof ParameterizedType parameterized ? (Class<?>) parameterized.getRawType() : Object.class;
  }
}
