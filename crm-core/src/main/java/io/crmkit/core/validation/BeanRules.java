package io.crmkit.core.validation;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the annotations of one class ask for; read from the class once. */
final class BeanRules {

  private static final ClassValue<BeanRules> KNOWN = new ClassValue<>() {
    @Override
    protected BeanRules computeValue(Class<?> type) {
      return new BeanRules(type);
    }
  };

  private final Class<?> type;
  private final Map<String, ComponentRules> components = new LinkedHashMap<>();
  private final boolean constrainsTheWhole;

  private BeanRules(Class<?> type) {
    this.type = type;
    if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        components.put(component.getName(), ComponentRules.of(type, component));
      }
    }
    constrainsTheWhole = Constraints.anyOn(type) || constrainsAMethod();
  }

  static BeanRules of(Class<?> type) {
    return KNOWN.get(type);
  }

  Iterable<ComponentRules> components() {
    return components.values();
  }

  ComponentRules component(String name) {
    ComponentRules rules = components.get(name);
    if (rules == null) {
      throw new IllegalArgumentException("%s has no component '%s'".formatted(type, name));
    }
    return rules;
  }

  boolean constrainsTheWhole() {
    return constrainsTheWhole;
  }

  /** The annotations of a component stand on its accessor too, but only getters are properties of a bean. */
  private boolean constrainsAMethod() {
    for (Class<?> owner = type; owner != null && owner != Object.class; owner = owner.getSuperclass()) {
      for (Method method : owner.getDeclaredMethods()) {
        if (isGetter(method) && Constraints.anyOn(method)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isGetter(Method method) {
    String name = method.getName();
    return method.getParameterCount() == 0 && (name.startsWith("is") || name.startsWith("get"));
  }

  static void open(AccessibleObject member, Class<?> owner) {
    try {
      member.setAccessible(true);
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "%s is closed to crm-core: open its package to io.crmkit.core in module-info".formatted(owner), e);
    }
  }
}
