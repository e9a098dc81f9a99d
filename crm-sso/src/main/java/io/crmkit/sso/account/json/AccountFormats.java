package io.crmkit.sso.account.json;

import io.crmkit.core.state.StateFormat;
import io.crmkit.sso.account.model.Account;
import io.crmkit.sso.account.model.AccountEvent;
import io.crmkit.sso.account.model.AccountEvent.AccountDescribed;
import io.crmkit.sso.account.model.AccountEvent.AccountOpened;
import io.crmkit.sso.account.model.AccountEvent.AccountReinstated;
import io.crmkit.sso.account.model.AccountEvent.AccountSuspended;
import io.crmkit.sso.account.model.AccountEvent.IdentityLinked;
import io.crmkit.sso.account.model.AccountEvent.IdentityUnlinked;
import io.crmkit.sso.account.model.AccountEvent.RolesGranted;
import io.crmkit.sso.account.model.AccountEvent.RolesMapped;
import io.crmkit.sso.account.model.Roster;
import io.crmkit.sso.account.model.RosterEvent;
import io.crmkit.sso.account.model.RosterEvent.RosterChanged;
import io.crmkit.sso.account.model.RosterId;
import io.crmkit.sso.model.UserId;

/** Accounts, rosters and their events in the form that is stored and published. */
public final class AccountFormats {

  public static final StateFormat<UserId, Account, AccountEvent> ACCOUNT =
      StateFormat.of("user-account", UserId::new, Account.class, AccountEvent.class)
          .type(AccountOpened.class, "user-account.opened")
          .type(IdentityLinked.class, "user-account.identity-linked")
          .type(IdentityUnlinked.class, "user-account.identity-unlinked")
          .type(RolesMapped.class, "user-account.roles-mapped")
          .type(RolesGranted.class, "user-account.roles-granted")
          .type(AccountDescribed.class, "user-account.described")
          .type(AccountSuspended.class, "user-account.suspended")
          .type(AccountReinstated.class, "user-account.reinstated")
          .build(AccountEvent::at);

  public static final StateFormat<RosterId, Roster, RosterEvent> ROSTER =
      StateFormat.of("user-roster", RosterId::new, Roster.class, RosterEvent.class)
          .type(RosterChanged.class, "user-roster.changed")
          .build(RosterEvent::at);

  private AccountFormats() {}
}
