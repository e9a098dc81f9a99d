package io.crmkit.jdbc.forecast;

import io.crmkit.forecast.port.SnapshotRepository;
import io.crmkit.jdbc.Transactions;
import java.util.Objects;
import javax.sql.DataSource;

/** The storage of snapshots of pipelines in a database that {@link io.crmkit.jdbc.Migrator} has prepared. */
public final class JdbcSnapshots {

  private final SnapshotRepository snapshots;

  /**
   * Asks {@code dataSource} once which database it leads to.
   *
   * @throws UnsupportedOperationException if it is a database that the adapters do not know
   * @throws io.crmkit.jdbc.StoreException if it cannot be reached
   */
  public JdbcSnapshots(DataSource dataSource) {
    this(Transactions.on(dataSource));
  }

  public JdbcSnapshots(Transactions transactions) {
    this.snapshots = new JdbcSnapshotRepository(Objects.requireNonNull(transactions, "transactions"));
  }

  public SnapshotRepository snapshots() {
    return snapshots;
  }
}
