package io.crmkit.testkit.record;

import io.crmkit.core.event.Outbox;
import io.crmkit.record.port.RecordStorage;

class InMemoryConversionsTest extends ConversionRepositoryContract {

  private final InMemoryRecords storage = new InMemoryRecords();

  @Override
  protected RecordStorage emptyStorage() {
    return storage;
  }

  @Override
  protected Outbox outbox() {
    return storage.outbox();
  }
}
