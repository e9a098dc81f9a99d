package io.crmkit.testkit.dedupe;

import io.crmkit.dedupe.index.port.ClusterStore;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.util.Objects;

/** Keeps indexes of records and the events about their entities in memory; both change together. */
public final class InMemoryClusters {

  private final InMemoryOutbox outbox;
  private final ClusterStore clusters;

  /** Makes a store with an outbox of its own. */
  public InMemoryClusters() {
    this(new InMemoryOutbox());
  }

  /** Makes a store that shares an outbox with others. */
  public InMemoryClusters(InMemoryOutbox outbox) {
    this.outbox = Objects.requireNonNull(outbox, "outbox");
    this.clusters = new InMemoryClusterStore(outbox);
  }

  public ClusterStore clusters() {
    return clusters;
  }

  public InMemoryOutbox outbox() {
    return outbox;
  }
}
