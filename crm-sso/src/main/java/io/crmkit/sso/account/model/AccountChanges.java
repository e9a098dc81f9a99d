package io.crmkit.sso.account.model;

import io.crmkit.core.state.StateChange;
import io.crmkit.sso.model.UserId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one decision does to an account, and to the roster if seats or administrators are concerned: to be stored as one.
 *
 * @param roster null if it stays as it is
 */
public record AccountChanges(StateChange<UserId, Account> account, @Nullable StateChange<RosterId, Roster> roster) {

  public AccountChanges {
    Objects.requireNonNull(account, "account");
  }
}
