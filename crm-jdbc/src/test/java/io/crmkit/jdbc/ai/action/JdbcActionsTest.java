package io.crmkit.jdbc.ai.action;

import io.crmkit.ai.action.port.ActionStorage;
import io.crmkit.ai.action.port.CatalogueRepository;
import io.crmkit.ai.action.port.PolicyRepository;
import io.crmkit.ai.action.port.PoolRepository;
import io.crmkit.core.event.Outbox;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.JdbcOutbox;
import io.crmkit.testkit.ai.action.CatalogueRepositoryContract;
import io.crmkit.testkit.ai.action.PolicyRepositoryContract;
import io.crmkit.testkit.ai.action.PoolRepositoryContract;
import io.crmkit.testkit.ai.action.RecommendationRepositoryContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

class JdbcActionsTest {

  @Nested
  class RecommendationsOnH2InMemory extends Recommendations {
    RecommendationsOnH2InMemory() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class RecommendationsOnAnH2File extends Recommendations {
    RecommendationsOnAnH2File() {
      super(TestDatabases.H2_FILE);
    }
  }

  @Nested
  class RecommendationsOnPostgreSql extends Recommendations {
    RecommendationsOnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }

  @Nested
  class CataloguesOnH2 extends Catalogues {
    CataloguesOnH2() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class CataloguesOnPostgreSql extends Catalogues {
    CataloguesOnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }

  @Nested
  class PoliciesOnH2 extends Policies {
    PoliciesOnH2() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class PoliciesOnPostgreSql extends Policies {
    PoliciesOnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }

  @Nested
  class PoolsOnH2 extends Pools {
    PoolsOnH2() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class PoolsOnPostgreSql extends Pools {
    PoolsOnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }

  /** A database that lives as long as one test. */
  private record Store(TestDatabase database, Transactions transactions) {

    static Store on(TestDatabases databases) {
      TestDatabase database = databases.migrated();
      return new Store(database, Transactions.on(database.dataSource()));
    }

    ActionStorage actions() {
      return new JdbcActions(transactions);
    }

    Outbox outbox() {
      return new JdbcOutbox(transactions);
    }
  }

  private abstract static class Recommendations extends RecommendationRepositoryContract {

    private final Store store;

    Recommendations(TestDatabases databases) {
      store = Store.on(databases);
    }

    @Override
    protected ActionStorage emptyStorage() {
      return store.actions();
    }

    @Override
    protected Outbox outbox() {
      return store.outbox();
    }

    @AfterEach
    void remove() {
      store.database.close();
    }
  }

  private abstract static class Catalogues extends CatalogueRepositoryContract {

    private final Store store;

    Catalogues(TestDatabases databases) {
      store = Store.on(databases);
    }

    @Override
    protected CatalogueRepository emptyRepository() {
      return store.actions().catalogues();
    }

    @Override
    protected Outbox outbox() {
      return store.outbox();
    }

    @AfterEach
    void remove() {
      store.database.close();
    }
  }

  private abstract static class Policies extends PolicyRepositoryContract {

    private final Store store;

    Policies(TestDatabases databases) {
      store = Store.on(databases);
    }

    @Override
    protected PolicyRepository emptyRepository() {
      return store.actions().policies();
    }

    @Override
    protected Outbox outbox() {
      return store.outbox();
    }

    @AfterEach
    void remove() {
      store.database.close();
    }
  }

  private abstract static class Pools extends PoolRepositoryContract {

    private final Store store;

    Pools(TestDatabases databases) {
      store = Store.on(databases);
    }

    @Override
    protected PoolRepository emptyRepository() {
      return store.actions().pools();
    }

    @Override
    protected Outbox outbox() {
      return store.outbox();
    }

    @AfterEach
    void remove() {
      store.database.close();
    }
  }
}
