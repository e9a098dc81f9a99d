package io.crmkit.testkit.sso.account;

import io.crmkit.core.event.Outbox;
import io.crmkit.sso.account.port.AccountRepository;
import io.crmkit.testkit.event.InMemoryOutbox;

class InMemoryUserAccountsTest extends AccountRepositoryContract {

  private final InMemoryOutbox outbox = new InMemoryOutbox();

  @Override
  protected AccountRepository emptyRepository() {
    return new InMemoryAccountRepository(outbox);
  }

  @Override
  protected Outbox outbox() {
    return outbox;
  }
}
