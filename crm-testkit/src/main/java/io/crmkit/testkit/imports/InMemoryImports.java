package io.crmkit.testkit.imports;

import io.crmkit.imports.port.ImportRepository;
import io.crmkit.imports.port.Staging;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.util.Objects;

/** Keeps imports, their rows and the records they become in memory; meant for tests, demos and single-process tools. */
public final class InMemoryImports {

  private final InMemoryOutbox outbox;
  private final ImportRepository imports;
  private final Staging staging = new InMemoryStaging();
  private final InMemoryRecordStore records = new InMemoryRecordStore();

  /** Makes a store with an outbox of its own. */
  public InMemoryImports() {
    this(new InMemoryOutbox());
  }

  /** Makes a store that shares an outbox with others. */
  public InMemoryImports(InMemoryOutbox outbox) {
    this.outbox = Objects.requireNonNull(outbox, "outbox");
    this.imports = new InMemoryImportRepository(outbox);
  }

  public ImportRepository imports() {
    return imports;
  }

  public Staging staging() {
    return staging;
  }

  public InMemoryRecordStore records() {
    return records;
  }

  public InMemoryOutbox outbox() {
    return outbox;
  }
}
