package io.crmkit.sso.account;

import io.crmkit.sso.account.model.Account.Known;
import io.crmkit.sso.account.model.AccountEvent;
import io.crmkit.sso.account.model.AccountView;
import io.crmkit.sso.account.model.Role;
import io.crmkit.sso.model.UserId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of an account; {@code before} is null for one that was opened. */
record AccountDone(UserId user, @Nullable Known before, Known after, List<AccountEvent> events) {

  AccountView view() {
    return AccountView.of(user, after);
  }

  Set<Role> gained() {
    return difference(after.roles(), before == null ? Set.of() : before.roles());
  }

  Set<Role> lost() {
    return difference(before == null ? Set.of() : before.roles(), after.roles());
  }

  private static Set<Role> difference(Set<Role> roles, Set<Role> those) {
    Set<Role> left = new LinkedHashSet<>(roles);
    left.removeAll(those);
    return left;
  }

  boolean has(Class<? extends AccountEvent> kind) {
    return events.stream().anyMatch(kind::isInstance);
  }
}
