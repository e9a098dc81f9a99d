package io.crmkit.testkit.record;

import io.crmkit.core.event.Outbox;
import io.crmkit.record.port.PipelineRepository;

class InMemoryPipelinesTest extends PipelineRepositoryContract {

  private final InMemoryRecords storage = new InMemoryRecords();

  @Override
  protected PipelineRepository emptyRepository() {
    return storage.pipelines();
  }

  @Override
  protected Outbox outbox() {
    return storage.outbox();
  }
}
