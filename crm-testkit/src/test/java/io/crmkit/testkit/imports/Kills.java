package io.crmkit.testkit.imports;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Ends a run at one of its calls of a store, before the call or right after it, as the loss of the process would. */
final class Kills {

  private long left;

  /** The end of a process; nothing is meant to catch it but the one that starts the next. */
  static final class Killed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Killed() {
      super(null, null, false, false);
    }
  }

  /**
   * Lets the next run live for so many half calls: an odd number ends it after a call was done, an even one before.
   */
  void after(long halfCalls) {
    left = halfCalls;
  }

  void never() {
    left = Long.MAX_VALUE;
  }

  /** Returns how many half calls were made since the number was set. */
  long since(long halfCalls) {
    return halfCalls - left;
  }

  <T> T watch(Class<T> port, T store) {
    Class<?>[] ports = {port};
    Object watched = Proxy.newProxyInstance(port.getClassLoader(), ports, (proxy, method, arguments) -> {
      tick();
      try {
        Object answer = method.invoke(store, arguments);
        tick();
        return answer;
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    });
    return port.cast(watched);
  }

  private void tick() {
    if (left-- <= 0) {
      throw new Killed();
    }
  }
}
