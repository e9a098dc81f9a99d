package io.crmkit.core.observe;

import io.crmkit.core.TenantId;
import java.util.List;
import java.util.Map;

/** Hears of every call of every service it is given to. What it throws never reaches the caller of the service. */
@FunctionalInterface
public interface ServiceListener {

  /** Called on the thread of the call when it has ended; should be quick and must be safe for concurrent use. */
  void called(ServiceCall call);

  /** Returns what should stand in the SLF4J MDC while a call runs: nothing, unless a listener wants it. */
  default Map<String, String> logContext(TenantId tenant) {
    return Map.of();
  }

  /** The listener that costs nothing. */
  static ServiceListener none() {
    return NoListener.NONE;
  }

  /** Listeners that all hear of every call, whatever the others throw. */
  static ServiceListener all(ServiceListener... listeners) {
    return new ListenerGroup(List.of(listeners));
  }
}
