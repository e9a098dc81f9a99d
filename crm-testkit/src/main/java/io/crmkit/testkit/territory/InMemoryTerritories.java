package io.crmkit.testkit.territory;

import io.crmkit.territory.TerritoryStores;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.util.Objects;

/**
 * Keeps territories and the events about them in memory; meant for tests, demos and single-process tools.
 *
 * <p>State, history and outbox change together: whoever takes an event from the outbox finds the state that it tells
 * of.
 */
public final class InMemoryTerritories {

  private final InMemoryOutbox outbox;
  private final TerritoryStores stores;

  /** Makes a store with an outbox of its own. */
  public InMemoryTerritories() {
    this(new InMemoryOutbox());
  }

  /** Makes a store that shares an outbox with others. */
  public InMemoryTerritories(InMemoryOutbox outbox) {
    this.outbox = Objects.requireNonNull(outbox, "outbox");
    this.stores = new TerritoryStores(new InMemoryRegisterRepository(outbox),
        new InMemoryTerritoryModelRepository(outbox), new InMemoryPlacementRepository(outbox));
  }

  public TerritoryStores stores() {
    return stores;
  }

  public InMemoryOutbox outbox() {
    return outbox;
  }
}
