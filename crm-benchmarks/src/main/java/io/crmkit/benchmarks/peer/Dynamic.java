package io.crmkit.benchmarks.peer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * An object whose class is on the class path only while a benchmark runs, called by the names of its methods.
 *
 * <p>A call costs well under a microsecond once its method is known; what it calls takes milliseconds.
 */
record Dynamic(Object target) {

  private record Call(Class<?> target, String method, List<Class<?>> arguments) {}

  private static final ConcurrentMap<Call, Method> METHODS = new ConcurrentHashMap<>();

  static Dynamic create(String className) {
    try {
      return new Dynamic(Class.forName(className).getConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot create a " + className, e);
    }
  }

  Dynamic call(String method, Object... arguments) {
    List<Class<?>> types = Arrays.stream(arguments).<Class<?>>map(Object::getClass).toList();
    Method found = METHODS.computeIfAbsent(new Call(target.getClass(), method, types), Dynamic::find);
    try {
      return new Dynamic(found.invoke(target, arguments));
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(method + " failed", e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(method + " cannot be called", e);
    }
  }

  String text() {
    return (String) target;
  }

  private static Method find(Call call) {
    return Arrays.stream(call.target().getMethods())
        .filter(method -> method.getName().equals(call.method()) && accepts(method, call.arguments()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no such method: " + call));
  }

  private static boolean accepts(Method method, List<Class<?>> arguments) {
    Class<?>[] parameters = method.getParameterTypes();
    if (parameters.length != arguments.size()) {
      return false;
    }
    for (int i = 0; i < parameters.length; i++) {
      if (!parameters[i].isAssignableFrom(arguments.get(i))) {
        return false;
      }
    }
    return true;
  }
}
