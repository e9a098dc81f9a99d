package io.crmkit.jdbc.territory;

import io.crmkit.jdbc.Transactions;
import io.crmkit.territory.port.PlacementRepository;
import io.crmkit.territory.port.RegisterRepository;
import io.crmkit.territory.port.TerritoryModelRepository;
import java.util.Objects;
import javax.sql.DataSource;

/** The storage of territories in a database that {@link io.crmkit.jdbc.Migrator} has prepared. */
public final class JdbcTerritories {

  private final RegisterRepository registers;
  private final TerritoryModelRepository models;
  private final PlacementRepository placements;

  /**
   * Asks {@code dataSource} once which database it leads to.
   *
   * @throws UnsupportedOperationException if it is a database that the adapters do not know
   * @throws io.crmkit.jdbc.StoreException if it cannot be reached
   */
  public JdbcTerritories(DataSource dataSource) {
    this(Transactions.on(dataSource));
  }

  public JdbcTerritories(Transactions transactions) {
    Objects.requireNonNull(transactions, "transactions");
    this.registers = new JdbcRegisterRepository(transactions);
    this.models = new JdbcTerritoryModelRepository(transactions);
    this.placements = new JdbcPlacementRepository(transactions);
  }

  public RegisterRepository registers() {
    return registers;
  }

  public TerritoryModelRepository models() {
    return models;
  }

  public PlacementRepository placements() {
    return placements;
  }
}
