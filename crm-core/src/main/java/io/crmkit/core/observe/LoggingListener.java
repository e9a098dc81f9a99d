package io.crmkit.core.observe;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs every call at DEBUG, to the logger {@code io.crmkit.calls.<service>}. */
public final class LoggingListener implements ServiceListener {

  @Override
  public void called(ServiceCall call) {
    Logger log = LoggerFactory.getLogger("io.crmkit.calls." + call.service());
    if (log.isDebugEnabled()) {
      log.debug("{} for {}: {} in {} µs, {} events, {} attempts", call.operation(), call.tenant().value(),
          call.outcome(), call.nanos() / 1_000, call.events(), call.attempts());
    }
  }
}
