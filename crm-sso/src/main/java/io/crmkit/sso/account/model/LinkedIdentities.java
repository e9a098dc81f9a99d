package io.crmkit.sso.account.model;

import io.crmkit.sso.account.model.AccountEvent.IdentityLinked;
import io.crmkit.sso.account.model.AccountEvent.IdentityUnlinked;
import io.crmkit.sso.account.model.AccountEvent.RolesMapped;
import java.util.ArrayList;
import java.util.List;

/** What an event does to the identities of an account. */
final class LinkedIdentities {

  private LinkedIdentities() {}

  static List<LinkedIdentity> after(List<LinkedIdentity> before, AccountEvent event) {
    List<LinkedIdentity> after = new ArrayList<>(before);
    if (event instanceof IdentityLinked linked) {
      after.add(new LinkedIdentity(linked.identity(), linked.roles(), linked.at()));
    } else if (event instanceof IdentityUnlinked unlinked) {
      after.removeIf(each -> each.identity().equals(unlinked.identity()));
    } else {
      RolesMapped mapped = (RolesMapped) event;
      after.replaceAll(each -> each.identity().equals(mapped.identity()) ? each.with(mapped.roles()) : each);
    }
    return after;
  }
}
