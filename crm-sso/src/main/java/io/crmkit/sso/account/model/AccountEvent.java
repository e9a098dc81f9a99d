package io.crmkit.sso.account.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/** What happened to an account. */
public sealed interface AccountEvent {

  /** When it happened. */
  Instant at();

  /** There is a new user. */
  record AccountOpened(Profile profile, Set<Role> granted, Instant at) implements AccountEvent {

    public AccountOpened {
      Objects.requireNonNull(profile, "profile");
      granted = RoleSets.sorted(granted);
      Objects.requireNonNull(at, "at");
    }
  }

  /** The user can log in by an identity, which gives these roles. */
  record IdentityLinked(Identity identity, Set<Role> roles, Instant at) implements AccountEvent {

    public IdentityLinked {
      Objects.requireNonNull(identity, "identity");
      roles = RoleSets.sorted(roles);
      Objects.requireNonNull(at, "at");
    }
  }

  /** The user can log in by an identity no more. */
  record IdentityUnlinked(Identity identity, Instant at) implements AccountEvent {

    public IdentityUnlinked {
      Objects.requireNonNull(identity, "identity");
      Objects.requireNonNull(at, "at");
    }
  }

  /** The provider's attributes give other roles than before. */
  record RolesMapped(Identity identity, Set<Role> roles, Instant at) implements AccountEvent {

    public RolesMapped {
      Objects.requireNonNull(identity, "identity");
      roles = RoleSets.sorted(roles);
      Objects.requireNonNull(at, "at");
    }
  }

  /** An administrator gave other roles than before. */
  record RolesGranted(Set<Role> roles, Instant at) implements AccountEvent {

    public RolesGranted {
      roles = RoleSets.sorted(roles);
      Objects.requireNonNull(at, "at");
    }
  }

  /** Another address or name is known. */
  record AccountDescribed(Profile profile, Instant at) implements AccountEvent {

    public AccountDescribed {
      Objects.requireNonNull(profile, "profile");
      Objects.requireNonNull(at, "at");
    }
  }

  /** The user may log in no more. */
  record AccountSuspended(Instant at) implements AccountEvent {

    public AccountSuspended {
      Objects.requireNonNull(at, "at");
    }
  }

  /** The user may log in again. */
  record AccountReinstated(Instant at) implements AccountEvent {

    public AccountReinstated {
      Objects.requireNonNull(at, "at");
    }
  }
}
