package io.crmkit.testkit.event;

import io.crmkit.core.event.DeadLetters;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Outbox;
import java.util.List;

/** An outbox under test, with the appending that only its storage adapters can do. */
public interface OutboxFixture extends AutoCloseable {

  Outbox outbox();

  DeadLetters deadLetters();

  /** Appends events in one transaction that is committed. */
  void append(List<DomainEvent> events);

  /** Appends events in a transaction that stays open, and returns what commits it. */
  Runnable appendLater(List<DomainEvent> events);

  @Override
  default void close() {}
}
