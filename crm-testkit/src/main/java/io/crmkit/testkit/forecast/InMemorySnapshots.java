package io.crmkit.testkit.forecast;

import io.crmkit.forecast.port.SnapshotRepository;

/** Keeps snapshots of pipelines in memory; meant for tests, demos and single-process tools. */
public final class InMemorySnapshots {

  private final SnapshotRepository snapshots = new InMemorySnapshotRepository();

  public SnapshotRepository snapshots() {
    return snapshots;
  }
}
