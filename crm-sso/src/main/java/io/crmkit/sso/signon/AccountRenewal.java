package io.crmkit.sso.signon;

import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.sso.account.model.Account;
import io.crmkit.sso.account.model.Account.Known;
import io.crmkit.sso.account.model.AccountReason;
import io.crmkit.sso.account.model.AccountRefusals;
import io.crmkit.sso.account.model.AccountView;
import io.crmkit.sso.account.model.Role;
import io.crmkit.sso.account.port.AccountRepository;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.token.model.Grant;
import io.crmkit.sso.token.port.GrantRenewal;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Gives tokens that are refreshed the roles of today, and none to who is suspended. */
public final class AccountRenewal implements GrantRenewal {

  private final AccountRepository accounts;
  private final Function<Set<Role>, Set<String>> permissions;

  /**
   * Makes a renewal.
   *
   * @param permissions what roles allow, by the names that stand in tokens
   */
  public AccountRenewal(AccountRepository accounts, Function<Set<Role>, Set<String>> permissions) {
    this.accounts = Objects.requireNonNull(accounts, "accounts");
    this.permissions = Objects.requireNonNull(permissions, "permissions");
  }

  @Override
  public Verdict<Grant> renew(TenantId tenant, Grant grant, Instant now) {
    Account account = accounts.find(tenant, grant.user()).<Account>map(Stored::value).orElseGet(Account.Blank::new);
    if (!(account instanceof Known known)) {
      return Verdict.refuse(AccountReason.ACCOUNT_UNKNOWN, "There is no such account.");
    }
    return known.isActive() ? Verdict.accept(grant(AccountView.of(grant.user(), known), grant))
        : Verdict.refuse(AccountRefusals.suspended());
  }

  /** Returns what a user gets now, with client, session and factors of a grant. */
  Grant grant(AccountView account, Grant of) {
    Grant.Builder grant = Grant.builder(account.user(), of.client(), of.session(), of.factors());
    account.roles().forEach(role -> grant.role(role.value()));
    permissions.apply(account.roles()).forEach(grant::permission);
    return grant.build();
  }
}
