package io.crmkit.sso.provider;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.paging.Pages;
import io.crmkit.sso.audit.SecurityEventFilter;
import io.crmkit.sso.audit.SecurityEvents;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.provider.model.ProviderStatistics;
import java.time.Instant;
import java.util.Objects;

/** Says how logins with a provider went, from the security events, of which it holds a page at a time. */
public final class LoginStatistics {

  /** The detail of a successful login that says how long it took from its begin, in whole milliseconds. */
  public static final String MILLIS = "millis";

  private final SecurityEvents events;

  public LoginStatistics(SecurityEvents events) {
    this.events = Objects.requireNonNull(events, "events");
  }

  /**
   * Counts the logins of a period.
   *
   * @param from the first instant
   * @param until the first instant that is too late
   */
  public ProviderStatistics of(TenantId tenant, ProviderId provider, Instant from, Instant until) {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("until %s must be after from %s".formatted(until, from));
    }
    SecurityEventFilter filter =
        SecurityEventFilter.loginAttempts().toBuilder().provider(provider).from(from).until(until).build();
    LoginTally tally = new LoginTally();
    Pages.stream(PageRequest.MOST, page -> events.list(tenant, filter, page)).forEach(tally::add);
    return tally.result();
  }
}
