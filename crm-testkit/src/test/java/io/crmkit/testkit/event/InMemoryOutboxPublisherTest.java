package io.crmkit.testkit.event;

class InMemoryOutboxPublisherTest extends OutboxPublisherContract {

  @Override
  protected OutboxFixture emptyOutbox() {
    return new InMemoryOutboxFixture();
  }
}
