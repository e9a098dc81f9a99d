package io.crmkit.testkit.forecast;

import io.crmkit.forecast.port.SnapshotRepository;

class InMemorySnapshotsTest extends SnapshotRepositoryContract {

  @Override
  protected SnapshotRepository emptyRepository() {
    return new InMemorySnapshots().snapshots();
  }
}
