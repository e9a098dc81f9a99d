package io.crmkit.core.json;

import io.crmkit.core.Secret;
import io.crmkit.core.Violation;
import io.crmkit.core.naming.JsonNames;
import io.crmkit.core.naming.JsonPointer;
import io.crmkit.core.validation.BeanChecks;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A component of a record as a member of an object.
 *
 * @param component its name in Java
 * @param name its name in JSON
 */
record Member(
    Class<? extends Record> owner,
    String component,
    String name,
    Shape shape,
    Nulls nulls,
    boolean isSecret,
    Method accessor) {

  static Member of(Class<? extends Record> owner, RecordComponent component) {
    Class<?> type = component.getType();
    boolean secret = component.isAnnotationPresent(Secret.class) || type.isAnnotationPresent(Secret.class);
    Construction.open(component.getAccessor(), owner);
    return new Member(owner, component.getName(), JsonNames.of(component),
        Shapes.of(component.getAnnotatedType()), Nulls.of(component.getAnnotatedType()), secret,
        component.getAccessor());
  }

  /** Reads what stands in the document, null if nothing does, and checks the constraints of the component. */
  @Nullable Object read(@Nullable Json json, JsonPointer at, Problems problems) {
    if (isSecret) {
      problems.enterSecret();
    }
    Object value = json == null || json instanceof Json.Null ? missing(at, problems) : shape.read(json, at, problems);
    if (isSecret) {
      problems.leaveSecret();
    }
    return value == Shape.BROKEN ? value : checked(value, at, problems);
  }

  private @Nullable Object missing(JsonPointer at, Problems problems) {
    if (nulls == Nulls.ALLOWED) {
      return null;
    }
    Object stand = shape.missing();
    if (stand == null) {
      problems.add(at, "json.missing-field", "\"" + name + "\" is required.");
      return Shape.BROKEN;
    }
    return stand;
  }

  private @Nullable Object checked(@Nullable Object value, JsonPointer at, Problems problems) {
    List<Violation> found = BeanChecks.componentViolations(owner, component, value, at);
    problems.addAll(found);
    return found.isEmpty() ? value : Shape.BROKEN;
  }

  /** Returns what to write, null if the component is. */
  @Nullable Json write(Object record) {
    Object value = value(record);
    return value == null ? null : shape.write(value);
  }

  private @Nullable Object value(Object record) {
    try {
      return accessor.invoke(record);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("%s of %s failed".formatted(component, owner), e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(accessor + " has been opened and so can be called", e);
    }
  }
}
