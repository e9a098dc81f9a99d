package io.crmkit.core.observe;

import io.crmkit.core.Require;
import io.crmkit.core.TenantId;
import java.util.Objects;

/**
 * One finished call of a service. Names of services and operations are few and fixed, so that they can be metric tags.
 *
 * @param service such as {@code approvals}
 * @param operation such as {@code handle}
 * @param tenant on whose behalf
 * @param outcome how it ended
 * @param nanos how long it took, in nanoseconds
 * @param events how many domain events it caused
 * @param attempts how often it was tried, counting from one; more if a save met a newer version
 */
public record ServiceCall(
    String service, String operation, TenantId tenant, Outcome outcome, long nanos, int events, int attempts) {

  public ServiceCall {
    Require.notBlank(service, "service");
    Require.notBlank(operation, "operation");
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(outcome, "outcome");
    Require.positive(attempts, "attempts");
  }

  /** Returns a builder of a call that was accepted at once, in no time and without events. */
  public static Builder of(String service, String operation, TenantId tenant) {
    return new Builder(service, operation, tenant);
  }

  /** Builds a {@link ServiceCall}. */
  public static final class Builder {

    private final String service;
    private final String operation;
    private final TenantId tenant;
    private Outcome outcome = new Outcome.Accepted();
    private long nanos;
    private int events;
    private int attempts = 1;

    private Builder(String service, String operation, TenantId tenant) {
      this.service = service;
      this.operation = operation;
      this.tenant = tenant;
    }

    public Builder outcome(Outcome ended) {
      outcome = ended;
      return this;
    }

    public Builder nanos(long taken) {
      nanos = taken;
      return this;
    }

    public Builder events(int caused) {
      events = caused;
      return this;
    }

    public Builder attempts(int tries) {
      attempts = tries;
      return this;
    }

    public ServiceCall build() {
      return new ServiceCall(service, operation, tenant, outcome, nanos, events, attempts);
    }
  }
}
