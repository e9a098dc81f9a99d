package io.crmkit.testkit.sso;

import io.crmkit.core.event.Outbox;
import io.crmkit.sso.session.port.SessionRepository;
import io.crmkit.testkit.event.InMemoryOutbox;

class InMemorySessionsTest extends SessionRepositoryContract {

  private final InMemoryOutbox outbox = new InMemoryOutbox();

  @Override
  protected SessionRepository emptyRepository() {
    return new InMemorySessionRepository(outbox);
  }

  @Override
  protected Outbox outbox() {
    return outbox;
  }
}
