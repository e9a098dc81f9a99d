package io.crmkit.jdbc.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.imports.model.BatchAnswer;
import io.crmkit.imports.model.Checkpoint;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportWork;
import io.crmkit.imports.model.KeyScheme;
import io.crmkit.imports.model.ProblemTally;
import io.crmkit.imports.model.RecordBatch;
import io.crmkit.imports.model.RecordWrite;
import io.crmkit.imports.model.RowCounts;
import io.crmkit.imports.model.RowPlace;
import io.crmkit.imports.model.StagedBatch;
import io.crmkit.imports.model.StagedRow;
import io.crmkit.imports.model.WorkMark;
import io.crmkit.imports.port.RecordStore;
import io.crmkit.imports.port.Staging;
import io.crmkit.jdbc.ExplainedDataSource;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Migrator;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.RowCopies;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.jdbc.Transactions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** That a batch of an import costs what is in it and not what is there, by the plans of the database. */
class ImportsPlanTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final ImportId FIRST = new ImportId("I-1");
  private static final ImportId SECOND = new ImportId("I-2");
  private static final String CONTACT = "contact";
  private static final int MANY = 20_000;
  private static final int SOME = 200;
  private static final int BATCH = 1_000;
  // plans for any parameters are made at about the tenth
  private static final int BATCHES = 25;
  private static final List<String> KEYS = IntStream.range(1, SOME).mapToObj(i -> "k-" + 71 * i).toList();
  private static final WorkMark DONE = new WorkMark(1, new RowCounts(1, 0, 0, 0, 0, 0));

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2_FILE")
  void looksRowsUpByTheirNumbersAndKeys(TestDatabases databases) {
    try (TestDatabase database = databases.migrated()) {
      ExplainedDataSource explained = new ExplainedDataSource(database.dataSource());
      Staging staging = new JdbcImports(explained.dataSource()).staging();
      staging.stage(ACME, FIRST, CONTACT, batch(Checkpoint.START, row(1, "k-0")));
      RowCopies.insert(database, "crm_import_row", "row_number = 1", MANY, Map.of("row_number", "n + 1"));
      RowCopies.insert(database, "crm_import_row_match", "match_key = 'k-0'", MANY,
          Map.of("match_key", "'k-' || n", "row_number", "n + 1"));
      database.execute("analyze");
      explained.takePlans();

      assertThat(staging.rows(ACME, FIRST, IntStream.range(1, SOME).mapToObj(i -> 71L * i).toList())).isNotEmpty();
      assertThat(staging.rowsWith(ACME, FIRST, KEYS, 3)).hasSize(SOME - 1);
      assertThat(staging.othersWith(ACME, SECOND, CONTACT, KEYS, 3)).hasSize(SOME - 1);
      staging.stage(ACME, FIRST, CONTACT, batch(staging.checkpoint(ACME, FIRST), IntStream.range(1, SOME)
          .mapToObj(i -> row(MANY + 10 + i, "k-" + 71 * i)).toArray(StagedRow[]::new)));
      requireFewRows(explained);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2_FILE")
  void looksRecordsUpByTheirIdsAndKeys(TestDatabases databases) {
    try (TestDatabase database = databases.migrated()) {
      ExplainedDataSource explained = new ExplainedDataSource(database.dataSource());
      RecordStore records = new JdbcImports(explained.dataSource()).records();
      assertThat(apply(records, WorkMark.START, DONE, create("R-0"))).isEqualTo(new BatchAnswer.Done());
      assertThat(records.holders(ACME, CONTACT, new ByName(), List.of("R-0"), 3)).hasSize(1);
      RowCopies.insert(database, "crm_import_record", "record_id = 'R-0'", MANY,
          Map.of("record_id", "'k-' || n", "content", "replace(content, 'R-0', 'k-' || n)"));
      RowCopies.insert(database, "crm_import_record_match", "record_id = 'R-0'", MANY,
          Map.of("record_id", "'k-' || n", "match_key", "'k-' || n"));
      RowCopies.insert(database, "crm_import_change", "record_id = 'R-0'", MANY,
          Map.of("record_id", "'k-' || n", "number", "n + 1000000"));
      database.execute("analyze");
      explained.takePlans();

      assertThat(records.find(ACME, CONTACT, KEYS)).hasSize(SOME - 1);
      assertThat(records.holders(ACME, CONTACT, new ByName(), KEYS, 3)).hasSize(SOME - 1);
      assertThat(records.changes(ACME, FIRST, KEYS)).isNotEmpty();
      WorkMark next = new WorkMark(2, new RowCounts(2, 0, 0, 0, 0, 0));
      assertThat(apply(records, DONE, next, IntStream.range(1, SOME).mapToObj(i -> create("N-" + i))
          .toArray(RecordWrite[]::new))).isEqualTo(new BatchAnswer.Done());
      requireFewRows(explained);
    }
  }

  /** PostgreSQL looks at its tables by itself after a minute, and plans for empty ones until then. */
  @Test
  void looksUpWhatTheImportHasJustStaged() {
    try (TestDatabase database = TestDatabases.POSTGRESQL.open()) {
      Migrator.migrate(database.dataSource());
      Staging staging = new JdbcImports(database.dataSource()).staging();
      long before = 0;
      for (int i = 0; i < BATCHES; i++) {
        StagedRow[] rows = numbers(i).mapToObj(n -> row(n, "k-" + n)).toArray(StagedRow[]::new);
        before = entriesRead(database);
        staging.stage(ACME, FIRST, CONTACT, batch(staging.checkpoint(ACME, FIRST), rows));
        assertThat(staging.rowsWith(ACME, FIRST, numbers(i).mapToObj(n -> "k-" + n).toList(), 3)).hasSize(BATCH);
      }
      assertThat(entriesRead(database) - before).isBetween((long) BATCH, 4L * BATCH);
    }
  }

  @Test
  void looksUpWhatTheImportHasJustWritten() {
    try (TestDatabase database = TestDatabases.POSTGRESQL.open()) {
      Migrator.migrate(database.dataSource());
      RecordStore records = new JdbcImports(database.dataSource()).records();
      long before = 0;
      for (int i = 0; i < BATCHES; i++) {
        RecordWrite[] writes = numbers(i).mapToObj(n -> create("R-" + n)).toArray(RecordWrite[]::new);
        before = entriesRead(database);
        assertThat(apply(records, mark(i), mark(i + 1), writes)).isEqualTo(new BatchAnswer.Done());
        assertThat(records.holders(ACME, CONTACT, new ByName(), numbers(i).mapToObj(n -> "R-" + n).toList(), 3))
            .hasSize(BATCH);
      }
      assertThat(entriesRead(database) - before).isBetween((long) BATCH, 8L * BATCH);
    }
  }

  private static LongStream numbers(int batch) {
    return LongStream.rangeClosed((long) batch * BATCH + 1, (batch + 1L) * BATCH);
  }

  private static WorkMark mark(int batch) {
    long row = (long) batch * BATCH;
    return batch == 0 ? WorkMark.START : new WorkMark(row, new RowCounts(row, 0, 0, 0, 0, 0));
  }

  /** How many entries of the indexes were ever read. */
  private static long entriesRead(TestDatabase database) {
    return Transactions.on(database.dataSource()).single(connection -> {
      Jdbc.one(connection, "select pg_stat_force_next_flush()", params -> { }, row -> 0);
      return Jdbc.one(connection, "select sum(idx_tup_read) from pg_stat_user_indexes where schemaname = current_schema()",
          params -> { }, Row::number).orElseThrow();
    });
  }

  /** What deletes is not run to be explained; H2 names the columns that it looks rows up by. */
  @Test
  void deletesKeysByTheirRecords() {
    try (TestDatabase database = TestDatabases.H2_MEMORY.migrated()) {
      ExplainedDataSource explained = new ExplainedDataSource(database.dataSource());
      RecordStore records = new JdbcImports(explained.dataSource()).records();
      assertThat(apply(records, WorkMark.START, DONE, create("R-0"))).isEqualTo(new BatchAnswer.Done());
      explained.takePlans();

      assertThat(records.holders(ACME, CONTACT, new ByName(), List.of("R-0"), 3)).hasSize(1);
      assertThat(explained.takePlans()).filteredOn(plan -> plan.sql().contains("delete")).isNotEmpty()
          .allSatisfy(plan -> assertThat(plan.text()).contains("AND RECORD_ID = WANTED.ID"));
    }
  }

  /** What is bound, its rows in an index and in a table; H2 counts some of them twice. */
  private static void requireFewRows(ExplainedDataSource explained) {
    assertThat(explained.takePlans()).isNotEmpty()
        .allSatisfy(plan -> assertThat(plan.rows()).as("%s", plan).isLessThanOrEqualTo(8L * SOME));
  }

  private static BatchAnswer apply(RecordStore records, WorkMark before, WorkMark after, RecordWrite... writes) {
    return records.apply(ACME, FIRST, new ByName(),
        new RecordBatch(CONTACT, ImportWork.COMMIT, before, after, 0, List.of(writes), List.of()));
  }

  private static RecordWrite create(String id) {
    return new RecordWrite(id, 0, null, Map.of("name", id), List.of());
  }

  private static StagedBatch batch(Checkpoint before, StagedRow... rows) {
    long last = rows[rows.length - 1].number();
    return new StagedBatch(
        before, new Checkpoint(0, last, last, last, null, 0, ProblemTally.NONE, List.of()), List.of(rows), List.of());
  }

  private static StagedRow row(long number, String key) {
    return new StagedRow(number, new RowPlace("f.csv", number, -1), List.of(key), List.of(key));
  }

  /** One key: the name. */
  private record ByName() implements KeyScheme {
    @Override
    public String name() {
      return "name";
    }

    @Override
    public List<String> keys(Map<String, String> fields) {
      return List.of(fields.getOrDefault("name", ""));
    }
  }
}
