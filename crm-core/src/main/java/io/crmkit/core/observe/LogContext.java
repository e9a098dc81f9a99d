package io.crmkit.core.observe;

import io.crmkit.core.TenantId;
import io.crmkit.core.id.Ids;
import java.util.Map;
import java.util.Objects;

/** Puts the tenant and the id of a request into the SLF4J MDC during a call, as {@code tenant} and {@code request}. */
public final class LogContext implements ServiceListener {

  private final Ids requestIds;

  /** Takes the id of the current request from wherever the host keeps it, or a fresh one for each call. */
  public LogContext(Ids requestIds) {
    this.requestIds = Objects.requireNonNull(requestIds, "requestIds");
  }

  @Override
  public void called(ServiceCall call) {
    // only the context is of interest
  }

  @Override
  public Map<String, String> logContext(TenantId tenant) {
    return Map.of("tenant", tenant.value(), "request", requestIds.next());
  }
}
