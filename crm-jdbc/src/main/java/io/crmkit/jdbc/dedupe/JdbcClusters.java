package io.crmkit.jdbc.dedupe;

import io.crmkit.dedupe.index.port.ClusterStore;
import io.crmkit.jdbc.Transactions;
import java.util.Objects;
import javax.sql.DataSource;

/** The storage of indexes of records in a database that {@link io.crmkit.jdbc.Migrator} has prepared. */
public final class JdbcClusters {

  private final ClusterStore clusters;

  /**
   * Asks {@code dataSource} once which database it leads to.
   *
   * @throws UnsupportedOperationException if it is a database that the adapters do not know
   * @throws io.crmkit.jdbc.StoreException if it cannot be reached
   */
  public JdbcClusters(DataSource dataSource) {
    this(Transactions.on(dataSource));
  }

  public JdbcClusters(Transactions transactions) {
    Objects.requireNonNull(transactions, "transactions");
    this.clusters = new JdbcClusterStore(transactions);
  }

  public ClusterStore clusters() {
    return clusters;
  }
}
