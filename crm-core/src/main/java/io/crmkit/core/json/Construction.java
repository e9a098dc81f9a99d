package io.crmkit.core.json;

import io.crmkit.core.Violation;
import io.crmkit.core.naming.JsonPointer;
import io.crmkit.core.validation.BeanChecks;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The components of a record and its canonical constructor. */
record Construction(Class<? extends Record> type, List<Member> members, Constructor<? extends Record> constructor) {

  static Construction of(Class<? extends Record> type) {
    RecordComponent[] components = type.getRecordComponents();
    List<Member> members = new ArrayList<>();
    Class<?>[] parameters = new Class<?>[components.length];
    for (RecordComponent component : components) {
      parameters[members.size()] = component.getType();
      members.add(Member.of(type, component));
    }
    try {
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(parameters);
      open(constructor, type);
      return new Construction(type, members, constructor);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record always has its canonical constructor: " + type, e);
    }
  }

  /** Returns the record, or {@link Shape#BROKEN} if its constructor or a constraint on the whole refuses. */
  Object construct(@Nullable Object[] values, JsonPointer at, Problems problems) {
    try {
      Record made = constructor.newInstance(values);
      List<Violation> found = BeanChecks.wholeViolations(made, at);
      problems.addAll(found);
      return found.isEmpty() ? made : Shape.BROKEN;
    } catch (InvocationTargetException e) {
      return refused(Objects.requireNonNullElse(e.getCause(), e), at, problems);
    } catch (InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException(constructor + " has been opened and so can be called", e);
    }
  }

  /** A constructor names what it refuses, which may be a secret that it was given. */
  private Object refused(Throwable thrown, JsonPointer at, Problems problems) {
    boolean secretive = members.stream().anyMatch(Member::isSecret);
    if (secretive) {
      problems.enterSecret();
    }
    Object broken = problems.refused(at, type, thrown);
    if (secretive) {
      problems.leaveSecret();
    }
    return broken;
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
