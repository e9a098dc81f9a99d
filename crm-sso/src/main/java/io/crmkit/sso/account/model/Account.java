package io.crmkit.sso.account.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Who may log in: not there yet, or there. */
public sealed interface Account {

  /** Whether a user may log in. */
  enum Status { ACTIVE, SUSPENDED }

  /** Nobody has opened it. */
  record Blank() implements Account {}

  /**
   * It is there.
   *
   * @param granted roles that an administrator gave
   * @param identities by which the user may log in, each with the roles that it gives
   */
  record Known(Profile profile, Status status, Set<Role> granted, List<LinkedIdentity> identities) implements Account {

    public Known {
      Objects.requireNonNull(profile, "profile");
      Objects.requireNonNull(status, "status");
      granted = RoleSets.sorted(granted);
      identities = List.copyOf(identities);
    }

    /** Returns all roles, wherever they come from. */
    public Set<Role> roles() {
      Set<Role> all = new LinkedHashSet<>(granted);
      identities.forEach(each -> all.addAll(each.roles()));
      return RoleSets.sorted(all);
    }

    public boolean isActive() {
      return status == Status.ACTIVE;
    }

    /** Whether the user is active and has one of these roles. */
    public boolean isOneOf(Set<Role> administrators) {
      return isActive() && roles().stream().anyMatch(administrators::contains);
    }

    public Optional<LinkedIdentity> link(Identity identity) {
      return identities.stream().filter(each -> each.identity().equals(identity)).findFirst();
    }
  }
}
