package io.crmkit.testkit.core;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Change;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** An adapter that is right but for one thing; a contract has to find each of them. */
final class WrongAdapter implements InvocationHandler {

  /** What it does wrong. */
  enum Wrong {
    /** All tenants are one. */
    FORGETS_THE_TENANT,
    /** Texts that differ in case only are one key, as in many databases. */
    IGNORES_CASE,
    /** A page has one item more than it may. */
    RETURNS_LARGER_PAGES,
    /** What need not be there is not kept, and not returned by the save either. */
    KEEPS_ONLY_WHAT_MUST_BE_THERE,
    /** Of several that are asked for, it looks for the first alone. */
    ANSWERS_FOR_THE_FIRST
  }

  private final Object right;
  private final Wrong wrong;
  private final Map<String, Object> known = new ConcurrentHashMap<>();

  private WrongAdapter(Object right, Wrong wrong) {
    this.right = right;
    this.wrong = wrong;
  }

  static Object of(Object right, Wrong wrong) {
    Set<Class<?>> ports = new LinkedHashSet<>();
    for (Class<?> type = right.getClass(); type != null; type = type.getSuperclass()) {
      ports.addAll(List.of(type.getInterfaces()));
    }
    return Proxy.newProxyInstance(
        WrongAdapter.class.getClassLoader(), ports.toArray(Class<?>[]::new), new WrongAdapter(right, wrong));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
    Object[] given = arguments == null ? new Object[0] : arguments.clone();
    Arrays.setAll(given, at -> changed(given[at]));
    try {
      method.setAccessible(true);
      return method.invoke(right, given);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  private @Nullable Object changed(@Nullable Object argument) {
    if (wrong == Wrong.FORGETS_THE_TENANT && argument instanceof TenantId) {
      return new TenantId("acme");
    }
    if (wrong == Wrong.RETURNS_LARGER_PAGES && argument instanceof PageRequest page) {
      return new PageRequest(page.limit() + 1, page.cursor());
    }
    if (wrong == Wrong.KEEPS_ONLY_WHAT_MUST_BE_THERE && argument instanceof Change<?> change) {
      return bare(change);
    }
    if (wrong == Wrong.ANSWERS_FOR_THE_FIRST && argument instanceof Collection<?> many && many.size() > 1) {
      List<?> first = List.of(many.iterator().next());
      return argument instanceof Set ? new LinkedHashSet<>(first) : first;
    }
    return wrong == Wrong.IGNORES_CASE ? alike(argument) : argument;
  }

  /** Returns the key that was met first and differs from this one in case only. */
  private @Nullable Object alike(@Nullable Object key) {
    if (key instanceof Set<?> keys) {
      Set<@Nullable Object> all = new LinkedHashSet<>();
      keys.forEach(each -> all.add(alike(each)));
      return all;
    }
    if (key instanceof List<?> keys) {
      return keys.stream().map(this::alike).toList();
    }
    boolean isKey = key instanceof String || key instanceof Record id && isText(id) && !(key instanceof TenantId);
    return key == null || !isKey
        ? key : known.computeIfAbsent(key.getClass() + key.toString().toLowerCase(Locale.ROOT), first -> key);
  }

  private static boolean isText(Record id) {
    RecordComponent[] parts = id.getClass().getRecordComponents();
    return parts.length == 1 && parts[0].getType() == String.class;
  }

  private static <S> Change<S> bare(Change<S> change) {
    return new Change<>(change.before(), bare(change.after()), change.events());
  }

  @SuppressWarnings("unchecked") // a record is made of its own kind
  private static <R> R bare(R value) {
    if (!(value instanceof Record) || !value.getClass().getName().startsWith("io.crmkit")) {
      return value;
    }
    try {
      RecordComponent[] parts = value.getClass().getRecordComponents();
      @Nullable Object[] values = new Object[parts.length];
      for (int i = 0; i < parts.length; i++) {
        parts[i].getAccessor().setAccessible(true);
        Object part = parts[i].getAccessor().invoke(value);
        values[i] = part == null || isNullable(parts[i]) ? null : bare(part);
      }
      Constructor<?> made = value.getClass().getDeclaredConstructor(
          Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
      made.setAccessible(true);
      return (R) made.newInstance(values);
    } catch (ReflectiveOperationException refused) {
      return value; // it must be there, as something else is
    }
  }

  private static boolean isNullable(RecordComponent part) {
    AnnotatedElement type = part.getAnnotatedType();
    return type.isAnnotationPresent(Nullable.class);
  }
}
