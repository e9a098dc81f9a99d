package io.crmkit.jdbc.territory;

import io.crmkit.core.event.Outbox;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.JdbcOutbox;
import io.crmkit.territory.port.PlacementRepository;
import io.crmkit.territory.port.RegisterRepository;
import io.crmkit.territory.port.TerritoryModelRepository;
import io.crmkit.testkit.territory.PlacementRepositoryContract;
import io.crmkit.testkit.territory.RegisterRepositoryContract;
import io.crmkit.testkit.territory.TerritoryModelRepositoryContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

class JdbcTerritoriesTest {

  @Nested
  class RegistersOnH2 extends Registers {
    RegistersOnH2() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class RegistersOnPostgreSql extends Registers {
    RegistersOnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }

  @Nested
  class ModelsOnH2 extends Models {
    ModelsOnH2() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class ModelsOnPostgreSql extends Models {
    ModelsOnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }

  @Nested
  class PlacementsOnH2 extends Placements {
    PlacementsOnH2() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class PlacementsOnPostgreSql extends Placements {
    PlacementsOnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }

  private static final class Store {

    private final TestDatabase database;
    private final Transactions transactions;

    Store(TestDatabases databases) {
      database = databases.migrated();
      transactions = Transactions.on(database.dataSource());
    }

    JdbcTerritories territories() {
      return new JdbcTerritories(transactions);
    }

    Outbox outbox() {
      return new JdbcOutbox(transactions);
    }

    void remove() {
      database.close();
    }
  }

  private abstract static class Registers extends RegisterRepositoryContract {

    private final Store store;

    Registers(TestDatabases databases) {
      store = new Store(databases);
    }

    @Override
    protected RegisterRepository emptyRepository() {
      return store.territories().registers();
    }

    @Override
    protected Outbox outbox() {
      return store.outbox();
    }

    @AfterEach
    void remove() {
      store.remove();
    }
  }

  private abstract static class Models extends TerritoryModelRepositoryContract {

    private final Store store;

    Models(TestDatabases databases) {
      store = new Store(databases);
    }

    @Override
    protected TerritoryModelRepository emptyRepository() {
      return store.territories().models();
    }

    @Override
    protected Outbox outbox() {
      return store.outbox();
    }

    @AfterEach
    void remove() {
      store.remove();
    }
  }

  private abstract static class Placements extends PlacementRepositoryContract {

    private final Store store;

    Placements(TestDatabases databases) {
      store = new Store(databases);
    }

    @Override
    protected PlacementRepository emptyRepository() {
      return store.territories().placements();
    }

    @Override
    protected Outbox outbox() {
      return store.outbox();
    }

    @AfterEach
    void remove() {
      store.remove();
    }
  }
}
