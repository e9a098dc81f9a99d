package io.crmkit.core.validation;

import io.crmkit.core.naming.JsonNames;
import io.crmkit.core.naming.JsonPointer;
import jakarta.validation.Valid;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** What one record component asks for. */
final class ComponentRules {

  private final Class<?> owner;
  private final String component;
  private final Method accessor;
  private final String jsonName;
  private final Disclosure disclosure;
  private final PlaceRules place;
  private volatile boolean isOpen;

  private ComponentRules(Class<?> owner, RecordComponent component, PlaceRules place) {
    this.owner = owner;
    this.component = component.getName();
    this.accessor = component.getAccessor();
    this.jsonName = JsonNames.of(component);
    this.disclosure = Disclosure.of(component, component.getType());
    this.place = place;
  }

  static ComponentRules of(Class<?> owner, RecordComponent component) {
    try {
      AnnotatedElement field = owner.getDeclaredField(component.getName());
      return new ComponentRules(owner, component, PlaceRules.of(field, component.getAnnotatedType()));
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("a record component is always a field: " + component, e);
    }
  }

  boolean isFree() {
    return place.isFree();
  }

  Disclosure disclosure() {
    return disclosure;
  }

  void check(@Nullable Object value, JsonPointer at, Disclosure disclosed, Findings findings) {
    if (place.isFree()) {
      return;
    }
    if (place.isKnown()) {
      place.check(value, jsonName, at, disclosed, findings);
    } else {
      HibernateChecks.component(owner, component, value, at, disclosed, findings);
    }
  }

  void visit(Object bean, JsonPointer at, Disclosure outer, BeanWalk walk) {
    if (place.isFree() && !place.cascades()) {
      return;
    }
    Object value = valueIn(bean);
    Disclosure disclosed = outer.and(disclosure);
    JsonPointer here = at.child(jsonName);
    check(value, here, disclosed, walk.findings());
    place.cascade(value, here, disclosed, walk);
  }

  private @Nullable Object valueIn(Object bean) {
    try {
      open();
      return accessor.invoke(bean);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read %s of %s".formatted(component, owner), e);
    }
  }

  /** Only once something is read, since nobody must open what has no constraints; and once only, since it takes time. */
  private void open() {
    if (!isOpen) {
      BeanRules.open(accessor, owner);
      isOpen = true;
    }
  }

  static boolean asksToCascade(AnnotatedElement element) {
    return element.isAnnotationPresent(Valid.class);
  }
}
