package io.crmkit.sso.account;

import io.crmkit.sso.account.port.AccountPolicies;
import io.crmkit.sso.account.port.AccountRepository;
import io.crmkit.sso.account.port.Revocations;
import io.crmkit.sso.audit.SecurityEvents;
import java.util.Objects;

/** What {@link Accounts} need of their host. */
public record AccountPorts(
    AccountRepository accounts, AccountPolicies policies, Revocations revocations, SecurityEvents events) {

  public AccountPorts {
    Objects.requireNonNull(accounts, "accounts");
    Objects.requireNonNull(policies, "policies");
    Objects.requireNonNull(revocations, "revocations");
    Objects.requireNonNull(events, "events");
  }
}
