package io.crmkit.testkit.imports;

import io.crmkit.core.event.Outbox;
import io.crmkit.imports.port.ImportRepository;
import io.crmkit.imports.port.RecordStore;
import io.crmkit.imports.port.Staging;
import org.junit.jupiter.api.Nested;

class InMemoryImportsTest {

  @Nested
  class Jobs extends ImportRepositoryContract {

    private final InMemoryImports stores = new InMemoryImports();

    @Override
    protected ImportRepository emptyRepository() {
      return stores.imports();
    }

    @Override
    protected Outbox outbox() {
      return stores.outbox();
    }
  }

  @Nested
  class Rows extends StagingContract {
    @Override
    protected Staging emptyStaging() {
      return new InMemoryImports().staging();
    }
  }

  @Nested
  class Records extends RecordStoreContract {
    @Override
    protected RecordStore emptyStore() {
      return new InMemoryImports().records();
    }
  }
}
