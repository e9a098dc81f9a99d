package io.crmkit.sso.account.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a login does to the accounts.
 *
 * @param how how the user was found
 * @param entry the account; null if it is to be opened
 * @param commands what is asked of it, in this order; empty if it stays as it is
 */
public record ArrivalPlan(How how, @Nullable AccountEntry entry, List<AccountCommand> commands) {

  /** How the user was found. */
  public enum How {
    /** By the identity. */
    KNOWN,
    /** By a proved address, at the first login with this identity, which is linked since. */
    LINKED,
    /** Not at all: the account was opened. */
    CREATED
  }

  public ArrivalPlan {
    Objects.requireNonNull(how, "how");
    commands = List.copyOf(commands);
    if (entry == null != (how == How.CREATED)) {
      throw new IllegalArgumentException("entry must be there unless an account is opened, but how was " + how);
    }
  }
}
