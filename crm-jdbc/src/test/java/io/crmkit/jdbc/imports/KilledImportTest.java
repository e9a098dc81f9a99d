package io.crmkit.jdbc.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.core.progress.Cancellation;
import io.crmkit.imports.RejectedFiles;
import io.crmkit.imports.model.ImportId;
import io.crmkit.jdbc.Migrator;
import io.crmkit.jdbc.MortalProcess;
import io.crmkit.jdbc.SuppliedDataSource;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * An import whose process is killed, as {@code kill -9} does, at moments that nobody chose: what it leaves behind in the
 * end is what an import leaves that nobody disturbed, to the last row of every table.
 *
 * <p>Once or more in every build; {@code -Pthorough} kills 200 processes on each kind of database.
 */
class KilledImportTest {

  private static final int KILLS = Integer.getInteger("crmkit.kills", 1);
  private static final int FEW = 10;
  private static final int MOST_STEPS = 110;
  private static final int MOST_NANOS_LONGER = 5_000_000;
  private static final List<String> TABLES = List.of("crm_import", "crm_import_stage", "crm_import_row",
      "crm_import_rejected", "crm_import_row_match", "crm_import_record", "crm_import_type",
      "crm_import_key_scheme",
      "crm_import_record_match", "crm_import_mark", "crm_import_change");

  @TempDir
  private Path folder;

  /** Everything an import leaves: the rows of its tables, its history, and its files of rejected rows. */
  private record Left(TreeMap<String, List<String>> tables, String history, List<String> rejected) {}

  @Test
  void leavesInAnH2FileWhatOneLeavesThatNobodyKills() throws IOException, SQLException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int killed = 0;
    for (int round = 0; killed < KILLS; round++) {
      Path data = Files.createDirectory(folder.resolve("h2-" + round));
      // with and without it: H2 itself may forget the commits of the last half second
      String url = "jdbc:h2:file:" + data.resolve("crm") + (round % 2 == 0 ? ";WRITE_DELAY=0" : "");
      killed += killed(url, data, random, seed, round);
    }
    System.out.printf("%d processes that imported into H2 were killed, seed %d%n", killed, seed);
  }

  @Test
  @EnabledIfSystemProperty(named = "crmkit.kills", matches = "\\d{2,}", disabledReason = "-Pthorough kills these")
  void leavesInPostgreSqlWhatOneLeavesThatNobodyKills() throws IOException, SQLException {
    assertThat(KILLS).isGreaterThanOrEqualTo(FEW);
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int killed = 0;
    for (int round = 0; killed < KILLS; round++) {
      try (TestDatabase database = TestDatabases.POSTGRESQL.open()) {
        Path data = Files.createDirectory(folder.resolve("postgresql-" + round));
        String url = ((HikariDataSource) database.dataSource()).getJdbcUrl();
        killed += killed(url, data, random, seed, round);
      }
    }
    System.out.printf("%d processes that imported into PostgreSQL were killed, seed %d%n", killed, seed);
  }

  private int killed(String url, Path data, Random random, long seed, int round) throws IOException, SQLException {
    String end = round % 2 == 0 ? "keep" : "undo";
    Path undisturbed = Files.createDirectory(data.resolve("undisturbed"));
    write(undisturbed);
    write(data);
    Left expected = undisturbed("jdbc:h2:mem:" + data.getFileName() + ";DB_CLOSE_DELAY=-1", undisturbed, end);
    seed(url, data);
    MortalProcess process = MortalProcess.of(ImportProcess.class, url, data.toString(), end);
    int killed = 0;
    while (!process.live(1 + random.nextInt(MOST_STEPS), random.nextInt(MOST_NANOS_LONGER))) {
      killed++;
    }
    assertThat(left(url, data)).as("killed %d times in round %d, seed %d", killed, round, seed).isEqualTo(expected);
    return killed;
  }

  private static Left undisturbed(String url, Path data, String end) throws IOException, SQLException {
    seed(url, data);
    ImportProcess process = process(url, ImportProcess.ID, data);
    process.run();
    if (end.equals("undo")) {
      process.undo();
    }
    return left(url, data);
  }

  /** Records that are there before, which rows of the import are the same as. */
  private static void seed(String url, Path data) {
    Migrator.migrate(dataSource(url));
    new ImportProcess(dataSource(url), new ImportId("before"), List.of(data.resolve("before.csv")), data,
        Cancellation.never()).run();
  }

  private static ImportProcess process(String url, ImportId id, Path data) {
    return new ImportProcess(dataSource(url), id, ImportProcess.files(data), data, Cancellation.never());
  }

  private static DataSource dataSource(String url) {
    return SuppliedDataSource.of(() -> DriverManager.getConnection(url));
  }

  private static void write(Path data) throws IOException {
    Files.writeString(data.resolve("before.csv"), people(0, 40, 4));
    Files.writeString(data.resolve("one.csv"), people(20, 300, 3));
    Files.writeString(data.resolve("two.csv"), people(250, 550, 7));
  }

  /** Every ninth row has no address, and some are the same as others. */
  private static String people(int from, int to, int step) {
    StringBuilder rows = new StringBuilder("email,name,phone\n");
    for (int i = from; i < to; i++) {
      String email = i % 9 == 0 ? "nobody" : "P" + i / step * step % 400 + "@x.org";
      rows.append(email).append(",Name ").append(i).append(',').append(i % 5 == 0 ? "" : i).append('\n');
    }
    return rows.toString();
  }

  private static Left left(String url, Path data) throws IOException, SQLException {
    TreeMap<String, List<String>> tables = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        tables.put(table, rows(statement, table));
      }
    }
    List<String> rejected = new ArrayList<>();
    for (int file = 0; file < 2; file++) {
      rejected.add(Files.readString(RejectedFiles.in(data).path(ImportProcess.ACME, ImportProcess.ID, file)));
    }
    String history = process(url, ImportProcess.ID, data).imports().history(ImportProcess.ACME, ImportProcess.ID)
        .toString();
    return new Left(tables, history, rejected);
  }

  private static List<String> rows(Statement statement, String table) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet found = statement.executeQuery("select * from " + table)) {
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(found.getString(i)));
        }
        rows.add(row.toString());
      }
    }
    rows.sort(null);
    return rows;
  }
}
