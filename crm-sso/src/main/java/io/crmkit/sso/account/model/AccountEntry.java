package io.crmkit.sso.account.model;

import io.crmkit.core.Stored;
import io.crmkit.sso.account.model.Account.Known;
import io.crmkit.sso.model.UserId;
import java.util.Objects;

/** An account as it is stored, and whose it is. */
public record AccountEntry(UserId user, Stored<Account> stored) {

  public AccountEntry {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(stored, "stored");
  }

  /** Returns the account, which is there if it was found. */
  public Known account() {
    return (Known) stored.value();
  }
}
