package io.crmkit.core.observe;

import io.crmkit.core.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several listeners, each protected from the others, and the call from all of them. */
record ListenerGroup(List<ServiceListener> listeners) implements ServiceListener {

  private static final Logger LOG = LoggerFactory.getLogger(ServiceListener.class);

  ListenerGroup {
    listeners = List.copyOf(listeners);
  }

  @Override
  public void called(ServiceCall call) {
    for (ServiceListener listener : listeners) {
      try {
        listener.called(call);
      } catch (RuntimeException e) {
        LOG.debug("Listener {} failed at {}; the call is not affected", listener, call, e);
      }
    }
  }

  @Override
  public Map<String, String> logContext(TenantId tenant) {
    Map<String, String> context = new HashMap<>();
    for (ServiceListener listener : listeners) {
      try {
        context.putAll(listener.logContext(tenant));
      } catch (RuntimeException e) {
        LOG.debug("Listener {} failed to tell its log context; the call is not affected", listener, e);
      }
    }
    return context;
  }
}
