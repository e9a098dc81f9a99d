package io.crmkit.testkit.dedupe;

import io.crmkit.core.event.Outbox;
import io.crmkit.dedupe.index.port.ClusterStore;

class InMemoryClustersTest extends ClusterStoreContract {

  private final InMemoryClusters storage = new InMemoryClusters();

  @Override
  protected ClusterStore emptyStore() {
    return storage.clusters();
  }

  @Override
  protected Outbox outbox() {
    return storage.outbox();
  }
}
