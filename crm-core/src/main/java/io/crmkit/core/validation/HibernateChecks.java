package io.crmkit.core.validation;

import io.crmkit.core.naming.JsonNames;
import io.crmkit.core.naming.JsonPointer;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that only the provider can make; starts it at the first one. */
final class HibernateChecks {

  private static volatile @Nullable ValidatorFactory started;

  private HibernateChecks() {}

  static void component(
      Class<?> owner, String name, @Nullable Object value, JsonPointer at, Disclosure disclosure, Findings findings) {
    for (ConstraintViolation<?> each : inOrder(factory().getValidator().validateValue(owner, name, value))) {
      JsonPointer place = at;
      for (Path.Node node : each.getPropertyPath()) {
        place = element(node, place);
      }
      add(each, name(owner, name), place, disclosure, findings);
    }
  }

  /** The constraints of the type and its getters; those of the components have been checked one by one. */
  static void whole(Object bean, JsonPointer at, Findings findings) {
    for (ConstraintViolation<?> each : inOrder(NoCascade.of(factory()).validate(bean))) {
      List<Path.Node> nodes = nodes(each);
      if (nodes.isEmpty() || component(bean.getClass(), nodes.get(0).getName()) == null) {
        String message = bean.getClass().getSimpleName() + " " + each.getMessage();
        findings.add(at, code(each), message, null, Disclosure.HIDDEN);
      }
    }
  }

  /** A bean that is no record, with everything it reaches. */
  static void graph(Object bean, JsonPointer at, Disclosure disclosure, Findings findings) {
    for (ConstraintViolation<?> each : inOrder(factory().getValidator().validate(bean))) {
      JsonPointer place = at;
      String name = bean.getClass().getSimpleName();
      for (Path.Node node : nodes(each)) {
        place = element(node, place);
        if (node.getKind() == ElementKind.PROPERTY) {
          name = JsonNames.snakeCase(node.getName());
          place = place.child(name);
        }
      }
      add(each, name, place, disclosure.and(SecretPlaces.of(each)), findings);
    }
  }

  private static void add(
      ConstraintViolation<?> each, String name, JsonPointer at, Disclosure disclosure, Findings findings) {
    findings.add(at, code(each), name + " " + each.getMessage(), each.getInvalidValue(), disclosure);
  }

  private static String code(ConstraintViolation<?> violation) {
    return Constraints.code(violation.getConstraintDescriptor().getAnnotation());
  }

  private static JsonPointer element(Path.Node node, JsonPointer at) {
    if (!node.isInIterable()) {
      return at;
    }
    if (node.getIndex() != null) {
      return at.child(node.getIndex());
    }
    return node.getKey() == null ? at : at.child(node.getKey().toString());
  }

  private static List<Path.Node> nodes(ConstraintViolation<?> violation) {
    List<Path.Node> nodes = new ArrayList<>();
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() != ElementKind.BEAN) {
        nodes.add(node);
      }
    }
    return nodes;
  }

  private static String name(Class<?> owner, String component) {
    RecordComponent found = component(owner, component);
    return found == null ? JsonNames.snakeCase(component) : JsonNames.of(found);
  }

  private static @Nullable RecordComponent component(Class<?> owner, @Nullable String name) {
    if (owner.isRecord()) {
      for (RecordComponent component : owner.getRecordComponents()) {
        if (component.getName().equals(name)) {
          return component;
        }
      }
    }
    return null;
  }

  /** The provider answers with an unordered set; the same input must give the same answer. */
  private static <T> List<ConstraintViolation<T>> inOrder(Set<ConstraintViolation<T>> violations) {
    List<ConstraintViolation<T>> sorted = new ArrayList<>(violations);
    sorted.sort(Comparator.comparing((ConstraintViolation<T> each) -> each.getPropertyPath().toString())
        .thenComparing(ConstraintViolation::getMessage));
    return sorted;
  }

  private static ValidatorFactory factory() {
    ValidatorFactory factory = started;
    return factory == null ? start() : factory;
  }

  private static synchronized ValidatorFactory start() {
    ValidatorFactory factory = started;
    if (factory == null) {
      try {
        factory = HibernateProvider.start();
      } catch (LinkageError e) {
        throw new IllegalStateException("A constraint needs a Bean Validation provider and there is none: "
            + "add org.hibernate.validator:hibernate-validator to the class path (no EL implementation is needed).", e);
      }
      started = factory;
    }
    return factory;
  }
}
