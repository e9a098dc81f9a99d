package io.crmkit.testkit.record;

import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.record.json.PeopleFormats;
import io.crmkit.record.model.Account;
import io.crmkit.record.model.Account.Live;
import io.crmkit.record.model.AccountId;
import io.crmkit.record.model.Domain;
import io.crmkit.record.port.AccountRepository;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.state.InMemoryStates;

/** The accounts of an in-memory store; a finder looks at all of them. */
final class InMemoryAccountRepository extends InMemoryStates<AccountId, Account> implements AccountRepository {

  InMemoryAccountRepository(InMemoryOutbox outbox) {
    super(outbox, PeopleFormats.ACCOUNT);
  }

  @Override
  public Page<AccountId> byDomain(TenantId tenant, Domain domain, PageRequest page) {
    return IdPage.of(states(tenant), account -> account instanceof Live live && domain.equals(live.details().domain()),
        "account/by-domain", page);
  }

  @Override
  public Page<AccountId> ownedBy(TenantId tenant, Actor owner, PageRequest page) {
    return IdPage.of(states(tenant), account -> account instanceof Live live && owner.equals(live.details().owner()),
        "account/by-owner", page);
  }
}
