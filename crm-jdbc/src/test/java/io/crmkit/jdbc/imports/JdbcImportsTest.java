package io.crmkit.jdbc.imports;

import io.crmkit.core.event.Outbox;
import io.crmkit.imports.port.ImportRepository;
import io.crmkit.imports.port.RecordStore;
import io.crmkit.imports.port.Staging;
import io.crmkit.jdbc.Migrator;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.JdbcOutbox;
import io.crmkit.testkit.imports.ImportRepositoryContract;
import io.crmkit.testkit.imports.RecordStoreContract;
import io.crmkit.testkit.imports.StagingContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

class JdbcImportsTest {

  @Nested
  class JobsOnH2 extends Jobs {
    JobsOnH2() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class JobsOnPostgreSql extends Jobs {
    JobsOnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }

  @Nested
  class RowsOnH2 extends Rows {
    RowsOnH2() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class RowsOnAnH2File extends Rows {
    RowsOnAnH2File() {
      super(TestDatabases.H2_FILE);
    }
  }

  @Nested
  class RowsOnPostgreSql extends Rows {
    RowsOnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }

  @Nested
  class RecordsOnH2 extends Records {
    RecordsOnH2() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class RecordsOnAnH2File extends Records {
    RecordsOnAnH2File() {
      super(TestDatabases.H2_FILE);
    }
  }

  @Nested
  class RecordsOnPostgreSql extends Records {
    RecordsOnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }

  private abstract static class Jobs extends ImportRepositoryContract {

    private final TestDatabase database;
    private final Transactions transactions;

    Jobs(TestDatabases databases) {
      database = databases.open();
      transactions = prepared(database);
    }

    @Override
    protected ImportRepository emptyRepository() {
      return new JdbcImports(transactions).imports();
    }

    @Override
    protected Outbox outbox() {
      return new JdbcOutbox(transactions);
    }

    @AfterEach
    void remove() {
      database.close();
    }
  }

  private abstract static class Rows extends StagingContract {

    private final TestDatabase database;

    Rows(TestDatabases databases) {
      database = databases.open();
    }

    @Override
    protected Staging emptyStaging() {
      return new JdbcImports(prepared(database)).staging();
    }

    @AfterEach
    void remove() {
      database.close();
    }
  }

  private abstract static class Records extends RecordStoreContract {

    private final TestDatabase database;

    Records(TestDatabases databases) {
      database = databases.open();
    }

    @Override
    protected RecordStore emptyStore() {
      return new JdbcImports(prepared(database)).records();
    }

    @AfterEach
    void remove() {
      database.close();
    }
  }

  private static Transactions prepared(TestDatabase database) {
    Migrator.migrate(database.dataSource());
    return Transactions.on(database.dataSource());
  }
}
