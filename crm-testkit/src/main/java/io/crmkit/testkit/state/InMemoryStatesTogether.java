package io.crmkit.testkit.state;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.state.StateChange;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes of several aggregates that share an outbox, written as one: all of them, or none. Not thread-safe. */
public final class InMemoryStatesTogether {

  private final InMemoryOutbox outbox;
  private final TenantId tenant;
  private final List<One<?, ?>> changes = new ArrayList<>();

  private record One<I, S>(InMemoryStates<I, S> states, StateChange<I, S> change) {

    void requireFresh(TenantId tenant) {
      states.requireFresh(tenant, change);
    }

    void put(TenantId tenant) {
      states.put(tenant, change);
    }
  }

  public InMemoryStatesTogether(InMemoryOutbox outbox, TenantId tenant) {
    this.outbox = Objects.requireNonNull(outbox, "outbox");
    this.tenant = Objects.requireNonNull(tenant, "tenant");
  }

  /** Adds a change; null adds nothing. */
  public <I, S> InMemoryStatesTogether and(InMemoryStates<I, S> states, @Nullable StateChange<I, S> change) {
    if (change != null) {
      changes.add(new One<>(states, change));
    }
    return this;
  }

  /**
   * Writes the states and their events.
   *
   * @throws StaleWriteException if the stored version of one is not the one that its change was based on
   */
  public void save() {
    List<DomainEvent> events = changes.stream().flatMap(each -> each.change.change().events().stream()).toList();
    synchronized (outbox) {
      changes.forEach(each -> each.requireFresh(tenant));
      // the outbox before the states: it is the last that can refuse, and then nothing has changed
      outbox.append(events);
      changes.forEach(each -> each.put(tenant));
    }
  }
}
