package io.crmkit.jdbc.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.event.Outbox;
import io.crmkit.imports.model.ImportWork;
import io.crmkit.imports.model.KeyScheme;
import io.crmkit.imports.model.RecordBatch;
import io.crmkit.imports.model.RecordWrite;
import io.crmkit.imports.model.RowCounts;
import io.crmkit.imports.model.WorkMark;
import io.crmkit.imports.port.ImportRepository;
import io.crmkit.imports.port.RecordStore;
import io.crmkit.imports.port.Staging;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.JdbcOutbox;
import io.crmkit.testkit.imports.ImportRepositoryContract;
import io.crmkit.testkit.imports.RecordStoreContract;
import io.crmkit.testkit.imports.StagingContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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
      database = databases.migrated();
      transactions = Transactions.on(database.dataSource());
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
      database = databases.migrated();
    }

    @Override
    protected Staging emptyStaging() {
      return new JdbcImports(Transactions.on(database.dataSource())).staging();
    }

    @AfterEach
    void remove() {
      database.close();
    }
  }

  /** A scheme that knows of which records it was asked for the keys. */
  private record Asked(List<String> emails) implements KeyScheme {

    @Override
    public String name() {
      return "asked";
    }

    @Override
    public List<String> keys(Map<String, String> fields) {
      String email = fields.getOrDefault("email", "");
      emails.add(email);
      return List.of(email);
    }
  }

  private abstract static class Records extends RecordStoreContract {

    private final TestDatabase database;

    Records(TestDatabases databases) {
      database = databases.migrated();
    }

    @Override
    protected RecordStore emptyStore() {
      return new JdbcImports(Transactions.on(database.dataSource())).records();
    }

    @Test
    void makesTheKeysOnceOfEachRecordThatWasWritten() {
      RecordStore store = emptyStore();
      Asked asked = new Asked(new ArrayList<>());
      for (long row = 1; row <= 3; row++) {
        RecordWrite write = new RecordWrite("R-" + row, 0, null, Map.of("email", "e" + row), List.of());
        store.apply(ACME, FIRST, asked, new RecordBatch(
            "contact", ImportWork.COMMIT, mark(row - 1), mark(row), 0, List.of(write), List.of()));
        assertThat(store.holders(ACME, "contact", asked, List.of("e" + row), 10))
            .isEqualTo(Map.of("e" + row, List.of("R-" + row)));
      }

      assertThat(asked.emails).containsExactly("e1", "e2", "e3");
    }

    private static WorkMark mark(long row) {
      return new WorkMark(row, new RowCounts(row, 0, 0, 0, 0, 0));
    }

    @AfterEach
    void remove() {
      database.close();
    }
  }
}
