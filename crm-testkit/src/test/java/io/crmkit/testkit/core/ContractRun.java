package io.crmkit.testkit.core;

import io.crmkit.core.event.Outbox;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs the contract of a port with other adapters than its own. */
final class ContractRun {

  private final Class<?> contract;
  private final UnaryOperator<Object> adapters;

  private ContractRun(Class<?> contract, UnaryOperator<Object> adapters) {
    this.contract = contract;
    this.adapters = adapters;
  }

  /**
   * Returns whether a test of the contract fails.
   *
   * @param contract a class of tests, which keeps the adapter that it tests in a field
   * @param adapters makes the adapter to be tested of the one that the class tests
   */
  static boolean finds(Class<?> contract, UnaryOperator<Object> adapters) throws ReflectiveOperationException {
    ContractRun run = new ContractRun(contract, adapters);
    for (Method test : methods(contract).stream().filter(each -> each.isAnnotationPresent(Test.class)).toList()) {
      if (run.fails(test)) {
        return true;
      }
    }
    return false;
  }

  private boolean fails(Method test) throws ReflectiveOperationException {
    Object instance = instance(contract);
    for (Method before : methods(contract)) {
      if (before.isAnnotationPresent(BeforeEach.class)) {
        accessible(before).invoke(instance);
      }
    }
    replace(instance, Collections.newSetFromMap(new IdentityHashMap<>()), new IdentityHashMap<>());
    try {
      accessible(test).invoke(instance);
      return false;
    } catch (InvocationTargetException failed) {
      return true;
    }
  }

  private static Object instance(Class<?> type) throws ReflectiveOperationException {
    boolean isInner = type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
    Constructor<?> made = accessible(isInner
        ? type.getDeclaredConstructor(type.getDeclaringClass()) : type.getDeclaredConstructor());
    return isInner ? made.newInstance(instance(type.getDeclaringClass())) : made.newInstance();
  }

  private static List<Method> methods(Class<?> type) {
    List<Method> methods = new ArrayList<>();
    for (Class<?> each = type; each != Object.class; each = each.getSuperclass()) {
      Stream.of(each.getDeclaredMethods()).sorted(Comparator.comparing(Method::getName)).forEach(methods::add);
    }
    return methods;
  }

  /** Puts adapters in the place of those that an object has, and those that its helpers have. */
  private void replace(Object holder, Set<Object> done, Map<Object, Object> replaced)
      throws ReflectiveOperationException {
    if (!done.add(holder)) {
      return;
    }
    for (Class<?> each = holder.getClass(); isOurs(each); each = each.getSuperclass()) {
      for (Field field : each.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
          Object value = accessible(field).get(holder);
          if (value != null && isAdapter(field.getType(), value)) {
            field.set(holder, replaced.computeIfAbsent(value, adapters));
          } else if (value != null && isHelper(value)) {
            replace(value, done, replaced);
          }
        }
      }
    }
  }

  private static boolean isAdapter(Class<?> type, Object value) {
    return type.isInterface() && isOurs(type) && value.getClass().getSimpleName().startsWith("InMemory")
        && !(value instanceof Outbox);
  }

  private static boolean isHelper(Object value) {
    Class<?> type = value.getClass();
    return isOurs(type) && !type.isRecord() && !type.isEnum() && !type.getSimpleName().startsWith("InMemory");
  }

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith("io.crmkit");
  }

  private static <A extends AccessibleObject> A accessible(A member) {
    member.setAccessible(true);
    return member;
  }
}
