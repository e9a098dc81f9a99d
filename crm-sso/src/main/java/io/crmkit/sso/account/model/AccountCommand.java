package io.crmkit.sso.account.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/** What can be asked of an account. */
public sealed interface AccountCommand {

  /** Open it. */
  record Open(Profile profile, Set<Role> granted, Instant at) implements AccountCommand {

    public Open {
      Objects.requireNonNull(profile, "profile");
      granted = RoleSets.sorted(granted);
      Objects.requireNonNull(at, "at");
    }
  }

  /** Let its user log in by an identity, which gives these roles. */
  record Link(Identity identity, Set<Role> roles, Instant at) implements AccountCommand {

    public Link {
      Objects.requireNonNull(identity, "identity");
      roles = RoleSets.sorted(roles);
      Objects.requireNonNull(at, "at");
    }
  }

  /** Forget an identity, and the roles that it gave. */
  record Unlink(Identity identity, Instant at) implements AccountCommand {

    public Unlink {
      Objects.requireNonNull(identity, "identity");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Let an identity give these roles and no others. */
  record MapRoles(Identity identity, Set<Role> roles, Instant at) implements AccountCommand {

    public MapRoles {
      Objects.requireNonNull(identity, "identity");
      roles = RoleSets.sorted(roles);
      Objects.requireNonNull(at, "at");
    }
  }

  /** Give the user these roles by hand, in place of those that were. */
  record Grant(Set<Role> roles, Instant at) implements AccountCommand {

    public Grant {
      roles = RoleSets.sorted(roles);
      Objects.requireNonNull(at, "at");
    }
  }

  /** Keep another address or name. */
  record Describe(Profile profile, Instant at) implements AccountCommand {

    public Describe {
      Objects.requireNonNull(profile, "profile");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Let the user log in no more. */
  record Suspend(Instant at) implements AccountCommand {

    public Suspend {
      Objects.requireNonNull(at, "at");
    }
  }

  /** Let the user log in again. */
  record Reinstate(Instant at) implements AccountCommand {

    public Reinstate {
      Objects.requireNonNull(at, "at");
    }
  }
}
