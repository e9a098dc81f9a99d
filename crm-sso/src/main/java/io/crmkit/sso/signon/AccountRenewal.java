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
import io.crmkit.sso.session.Sessions;
import io.crmkit.sso.session.model.SessionId;
import io.crmkit.sso.session.model.SessionReason;
import io.crmkit.sso.token.model.Grant;
import io.crmkit.sso.token.port.GrantRenewal;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives tokens that are refreshed the roles of today, and none to who is suspended or whose session was ended. */
public final class AccountRenewal implements GrantRenewal {

  private final AccountRepository accounts;
  private final Function<Set<Role>, Set<String>> permissions;
  private final @Nullable Sessions sessions;

  private AccountRenewal(
      AccountRepository accounts, Function<Set<Role>, Set<String>> permissions, @Nullable Sessions sessions) {
    this.accounts = Objects.requireNonNull(accounts, "accounts");
    this.permissions = Objects.requireNonNull(permissions, "permissions");
    this.sessions = sessions;
  }

  /**
   * Makes a renewal that does not look at sessions; see {@link #withSessions}.
   *
   * @param permissions what roles allow, by the names that stand in tokens
   */
  public AccountRenewal(AccountRepository accounts, Function<Set<Role>, Set<String>> permissions) {
    this(accounts, permissions, null);
  }

  /**
   * Returns the same that renews nothing of a session that somebody ended. Its tokens end with it; but those that were issued in
   * that moment stay if a store was away then, and no later order finds a session that was ended before.
   */
  public AccountRenewal withSessions(Sessions ended) {
    return new AccountRenewal(accounts, permissions, Objects.requireNonNull(ended, "ended"));
  }

  @Override
  public Verdict<Grant> renew(TenantId tenant, Grant grant, Instant now) {
    if (sessions != null && sessions.isRevoked(tenant, new SessionId(grant.session()))) {
      return Verdict.refuse(SessionReason.SESSION_REVOKED, "The session of these tokens was ended. Log in again.");
    }
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
