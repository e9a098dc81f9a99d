package io.crmkit.sso.account;

import io.crmkit.sso.account.model.AccountView;
import io.crmkit.sso.account.model.PasswordHash;
import java.util.Objects;

/**
 * Somebody whose address and password were right.
 *
 * @param by what was kept of the password then, by which one that was given since is told from it
 */
public record LocalEntry(AccountView account, PasswordHash by) {

  public LocalEntry {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(by, "by");
  }
}
