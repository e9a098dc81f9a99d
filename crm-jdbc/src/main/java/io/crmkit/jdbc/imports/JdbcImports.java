package io.crmkit.jdbc.imports;

import io.crmkit.imports.port.ImportRepository;
import io.crmkit.imports.port.RecordStore;
import io.crmkit.imports.port.Staging;
import io.crmkit.jdbc.Transactions;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * The storage of imports in a database that {@link io.crmkit.jdbc.Migrator} has prepared.
 *
 * <p>{@link #records} is a store of records as they are imported, for a host that has no tables of its own for them.
 */
public final class JdbcImports {

  private final ImportRepository imports;
  private final Staging staging;
  private final RecordStore records;

  /**
   * Asks {@code dataSource} once which database it leads to.
   *
   * @throws UnsupportedOperationException if it is a database that the adapters do not know
   * @throws io.crmkit.jdbc.StoreException if it cannot be reached
   */
  public JdbcImports(DataSource dataSource) {
    this(Transactions.on(dataSource));
  }

  public JdbcImports(Transactions transactions) {
    Objects.requireNonNull(transactions, "transactions");
    this.imports = new JdbcImportRepository(transactions);
    this.staging = new JdbcStaging(transactions);
    this.records = new JdbcRecordStore(transactions);
  }

  public ImportRepository imports() {
    return imports;
  }

  public Staging staging() {
    return staging;
  }

  public RecordStore records() {
    return records;
  }
}
