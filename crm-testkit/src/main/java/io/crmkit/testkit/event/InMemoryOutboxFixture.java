package io.crmkit.testkit.event;

import io.crmkit.core.event.DeadLetters;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Outbox;
import java.util.List;

/** The outbox in memory, as the contracts want it. */
public final class InMemoryOutboxFixture implements OutboxFixture {

  private final InMemoryOutbox outbox = new InMemoryOutbox();

  @Override
  public Outbox outbox() {
    return outbox;
  }

  @Override
  public DeadLetters deadLetters() {
    return outbox;
  }

  @Override
  public void append(List<DomainEvent> events) {
    outbox.append(events);
  }

  @Override
  public Runnable appendLater(List<DomainEvent> events) {
    return () -> outbox.append(events);
  }
}
