package io.crmkit.jdbc.dedupe;

import io.crmkit.dedupe.merge.port.EntityRepository;
import io.crmkit.jdbc.Transactions;
import java.util.Objects;
import javax.sql.DataSource;

/** The storage of entities in a database that {@link io.crmkit.jdbc.Migrator} has prepared. */
public final class JdbcEntities {

  private final EntityRepository entities;

  /**
   * Asks {@code dataSource} once which database it leads to.
   *
   * @throws UnsupportedOperationException if it is a database that the adapters do not know
   * @throws io.crmkit.jdbc.StoreException if it cannot be reached
   */
  public JdbcEntities(DataSource dataSource) {
    this(Transactions.on(dataSource));
  }

  public JdbcEntities(Transactions transactions) {
    Objects.requireNonNull(transactions, "transactions");
    this.entities = new JdbcEntityRepository(transactions);
  }

  public EntityRepository entities() {
    return entities;
  }
}
