package io.crmkit.testkit.dedupe;

import io.crmkit.dedupe.merge.port.EntityRepository;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.util.Objects;

/**
 * Keeps entities and the events about them in memory; meant for tests, demos and single-process tools.
 *
 * <p>State, history and outbox change together: whoever takes an event from the outbox finds the state that it tells
 * of.
 */
public final class InMemoryEntities {

  private final InMemoryOutbox outbox;
  private final EntityRepository entities;

  /** Makes a store with an outbox of its own. */
  public InMemoryEntities() {
    this(new InMemoryOutbox());
  }

  /** Makes a store that shares an outbox with others. */
  public InMemoryEntities(InMemoryOutbox outbox) {
    this.outbox = Objects.requireNonNull(outbox, "outbox");
    this.entities = new InMemoryEntityRepository(outbox);
  }

  public EntityRepository entities() {
    return entities;
  }

  public InMemoryOutbox outbox() {
    return outbox;
  }
}
