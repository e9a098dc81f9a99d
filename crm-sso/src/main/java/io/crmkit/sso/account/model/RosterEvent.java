package io.crmkit.sso.account.model;

import io.crmkit.sso.model.UserId;
import java.time.Instant;
import java.util.Objects;

/** What happened to the accounts of a tenant together. */
public sealed interface RosterEvent {

  /** When it happened. */
  Instant at();

  /**
   * A user took or freed a seat, or became or ceased to be an administrator.
   *
   * @param active how many seats are taken since
   */
  record RosterChanged(UserId user, int active, Instant at) implements RosterEvent {

    public RosterChanged {
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(at, "at");
    }
  }
}
