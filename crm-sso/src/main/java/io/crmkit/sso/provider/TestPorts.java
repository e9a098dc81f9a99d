package io.crmkit.sso.provider;

import io.crmkit.sso.oauth.port.PendingLogins;
import io.crmkit.sso.port.Replays;
import io.crmkit.sso.saml.port.OutstandingRequests;
import java.util.Objects;

/** What {@link TestLogins} need beside the registry: the very stores of logins, in which tests stand apart. */
public record TestPorts(PendingLogins pending, Replays replays, OutstandingRequests requests) {

  public TestPorts {
    Objects.requireNonNull(pending, "pending");
    Objects.requireNonNull(replays, "replays");
    Objects.requireNonNull(requests, "requests");
  }
}
