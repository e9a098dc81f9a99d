package io.crmkit.record.port;

import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.StateRepository;
import io.crmkit.record.model.Account;
import io.crmkit.record.model.AccountId;
import io.crmkit.record.model.Domain;

/** Keeps accounts and their history. The contract in crm-testkit proves an implementation. */
public interface AccountRepository extends StateRepository<AccountId, Account> {

  /** Returns the accounts with a web domain, in the order of their ids; those in the bin are left out. */
  Page<AccountId> byDomain(TenantId tenant, Domain domain, PageRequest page);

  /** Returns the accounts that somebody owns, in the order of their ids; those in the bin are left out. */
  Page<AccountId> ownedBy(TenantId tenant, Actor owner, PageRequest page);
}
