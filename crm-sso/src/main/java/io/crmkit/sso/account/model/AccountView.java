package io.crmkit.sso.account.model;

import io.crmkit.sso.account.model.Account.Known;
import io.crmkit.sso.account.model.Account.Status;
import io.crmkit.sso.model.UserId;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A user as hosts see them.
 *
 * @param roles all of them, wherever they come from
 */
public record AccountView(UserId user, Profile profile, Status status, Set<Role> roles, List<LinkedIdentity> identities) {

  public AccountView {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(status, "status");
    roles = RoleSets.sorted(roles);
    identities = List.copyOf(identities);
  }

  public static AccountView of(UserId user, Known account) {
    return new AccountView(user, account.profile(), account.status(), account.roles(), account.identities());
  }
}
