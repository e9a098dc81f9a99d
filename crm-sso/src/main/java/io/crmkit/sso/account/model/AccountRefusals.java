package io.crmkit.sso.account.model;

import io.crmkit.sso.model.SsoRefusal;

/** The words of what the rules of accounts refuse. */
public final class AccountRefusals {

  private AccountRefusals() {}

  static SsoRefusal seats(Surroundings around) {
    return new SsoRefusal(AccountReason.JIT_SEATS, ("All %s seats are taken by %d active users. Suspend somebody, or get"
        + " more seats.").formatted(around.policy().seats(), around.active()));
  }

  static SsoRefusal lastAdministrator() {
    return new SsoRefusal(AccountReason.JIT_LAST_ADMIN, "Nobody else is an administrator. Make another user one first, or"
        + " give the group back that makes this one.");
  }

  static SsoRefusal unknown() {
    return new SsoRefusal(AccountReason.ACCOUNT_UNKNOWN, "There is no such account.");
  }

  /** What somebody is told who may not log in any more. */
  public static SsoRefusal suspended() {
    return new SsoRefusal(AccountReason.JIT_SUSPENDED, "The account is suspended. An administrator can reinstate it.");
  }
}
