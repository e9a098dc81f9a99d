package io.crmkit.testkit.imports;

import io.crmkit.imports.json.ImportFormat;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportJob;
import io.crmkit.imports.port.ImportRepository;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.state.InMemoryStates;

/** The imports of an in-memory store. */
final class InMemoryImportRepository extends InMemoryStates<ImportId, ImportJob> implements ImportRepository {

  InMemoryImportRepository(InMemoryOutbox outbox) {
    super(outbox, ImportFormat.FORMAT);
  }
}
