package io.crmkit.core.observe;

import io.crmkit.core.Decision;
import io.crmkit.core.Require;
import io.crmkit.core.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Times the calls of one service for its listener. Safe for concurrent use. */
public final class Observed {

  private final String service;
  private final ServiceListener listener;
  private final LongSupplier nanoTime;

  private Observed(String service, ServiceListener listener, LongSupplier nanoTime) {
    this.service = Require.notBlank(service, "service");
    this.listener = listener;
    this.nanoTime = nanoTime;
  }

  public static Observed service(String name, ServiceListener listener) {
    return service(name, listener, System::nanoTime);
  }

  /** As {@link #service(String, ServiceListener)}, with a source of nanoseconds in place of the machine's. */
  public static Observed service(String name, ServiceListener listener, LongSupplier nanoTime) {
    Objects.requireNonNull(listener, "listener");
    Objects.requireNonNull(nanoTime, "nanoTime");
    return new Observed(name, listener == NoListener.NONE ? listener : ServiceListener.all(listener), nanoTime);
  }

  /** Does the work and returns its answer, or throws what it throws. */
  public <T extends @Nullable Object> T call(String operation, TenantId tenant, Function<Call, T> work) {
    return listener == NoListener.NONE ? work.apply(Unheard.CALL) : heard(operation, tenant, work);
  }

  private <T extends @Nullable Object> T heard(String operation, TenantId tenant, Function<Call, T> work) {
    Map<String, String> context = listener.logContext(tenant);
    Map<String, @Nullable String> before = enter(context);
    Counts counts = new Counts();
    long start = nanoTime.getAsLong();
    try {
      T answer = work.apply(counts);
      report(operation, tenant, Outcome.of(answer), start, counts.with(answer));
      return answer;
    } catch (RuntimeException | Error e) {
      report(operation, tenant, Outcome.of(e), start, counts);
      throw e;
    } finally {
      leave(before);
    }
  }

  private void report(String operation, TenantId tenant, Outcome outcome, long start, Counts counts) {
    listener.called(ServiceCall.of(service, operation, tenant)
        .outcome(outcome)
        .nanos(nanoTime.getAsLong() - start)
        .events(counts.events)
        .attempts(counts.attempts)
        .build());
  }

  /** Returns what stood in the MDC before, for calls within calls. */
  private static Map<String, @Nullable String> enter(Map<String, String> context) {
    Map<String, @Nullable String> before = new HashMap<>();
    context.forEach((key, value) -> {
      before.put(key, MDC.get(key));
      MDC.put(key, value);
    });
    return before;
  }

  private static void leave(Map<String, @Nullable String> before) {
    before.forEach((key, value) -> {
      if (value == null) {
        MDC.remove(key);
      } else {
        MDC.put(key, value);
      }
    });
  }

  private enum Unheard implements Call {
    CALL;

    @Override
    public void retried() {
      // nobody listens
    }

    @Override
    public void caused(int events) {
      // nobody listens
    }
  }

  /** Belongs to one call and so to one thread. */
  private static final class Counts implements Call {

    private int attempts = 1;
    private int events;

    @Override
    public void retried() {
      attempts++;
    }

    @Override
    public void caused(int count) {
      events += count;
    }

    private Counts with(@Nullable Object answer) {
      if (answer instanceof Decision.Accepted<?> accepted) {
        events += accepted.events().size();
      }
      return this;
    }
  }
}
