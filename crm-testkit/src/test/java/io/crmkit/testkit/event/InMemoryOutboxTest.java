package io.crmkit.testkit.event;

class InMemoryOutboxTest extends OutboxContract {

  @Override
  protected OutboxFixture emptyOutbox() {
    return new InMemoryOutboxFixture();
  }
}
