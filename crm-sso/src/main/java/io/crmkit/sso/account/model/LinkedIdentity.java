package io.crmkit.sso.account.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * An identity by which a user may log in.
 *
 * @param roles that the provider's attributes gave at the last login that looked at them
 * @param since when it was linked
 */
public record LinkedIdentity(Identity identity, Set<Role> roles, Instant since) {

  public LinkedIdentity {
    Objects.requireNonNull(identity, "identity");
    roles = RoleSets.sorted(roles);
    Objects.requireNonNull(since, "since");
  }

  LinkedIdentity with(Set<Role> others) {
    return new LinkedIdentity(identity, others, since);
  }
}
