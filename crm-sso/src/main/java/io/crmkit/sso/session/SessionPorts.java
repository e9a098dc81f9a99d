package io.crmkit.sso.session;

import io.crmkit.sso.audit.SecurityEvents;
import io.crmkit.sso.session.port.SessionPolicies;
import io.crmkit.sso.session.port.SessionRepository;
import java.util.Objects;

/** What {@link Sessions} need of their host. */
public record SessionPorts(SessionRepository sessions, SessionPolicies policies, SecurityEvents events) {

  public SessionPorts {
    Objects.requireNonNull(sessions, "sessions");
    Objects.requireNonNull(policies, "policies");
    Objects.requireNonNull(events, "events");
  }
}
