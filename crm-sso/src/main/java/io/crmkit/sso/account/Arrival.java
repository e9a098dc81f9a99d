package io.crmkit.sso.account;

import io.crmkit.sso.account.model.AccountView;
import io.crmkit.sso.account.model.ArrivalPlan.How;
import java.util.Objects;

/** Who logged in, and how the account was found. */
public record Arrival(AccountView account, How how) {

  public Arrival {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(how, "how");
  }
}
