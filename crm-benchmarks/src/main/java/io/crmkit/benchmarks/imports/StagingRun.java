package io.crmkit.benchmarks.imports;

import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.imports.ImportFile;
import io.crmkit.imports.Imports;
import io.crmkit.imports.Watch;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.read.RowSource;
import io.crmkit.imports.read.SourceFile;
import io.crmkit.imports.read.Sources;
import io.crmkit.jdbc.Migrator;
import io.crmkit.jdbc.imports.JdbcImports;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;

/** Stages one file a few times in this JVM, whose heap is small, and prints rows per core-second, a figure to a line. */
public final class StagingRun {

  private static final int TIMES = 3;
  private static final TenantId TENANT = new TenantId("benchmark");
  private static final Actor AUTHOR = new Actor("benchmark");

  private StagingRun() {}

  /** Reads and stages the file that the first argument names; the last of a few runs counts. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:benchmark;DB_CLOSE_DELAY=-1");
    Migrator.migrate(database);
    double read = 0;
    double staged = 0;
    for (int i = 0; i < TIMES; i++) {
      long start = nanos();
      long rows = rows(file);
      read = rows * 1e9 / (nanos() - start);
      List<ImportFile> files = List.of(ImportFile.of(file));
      start = nanos();
      stage(database, new ImportId("run-" + i), files, rows);
      staged = rows * 1e9 / (nanos() - start);
    }
    System.out.println(read + "\n" + staged);
    for (CsvPeers peer : CsvPeers.values()) {
      System.out.println(peer(peer, file));
    }
  }

  private static double peer(CsvPeers peer, Path file) throws IOException {
    double last = 0;
    for (int i = 0; i < TIMES; i++) {
      long start = nanos();
      long rows = peer.rows(file);
      last = rows * 1e9 / (nanos() - start);
    }
    return last;
  }

  private static long rows(Path file) throws IOException {
    long rows = 0;
    try (RowSource source = Sources.open(SourceFile.of(file)).orElseThrow()) {
      while (source.next() != null) {
        rows++;
      }
    }
    return rows;
  }

  private static void stage(JdbcDataSource database, ImportId id, List<ImportFile> files, long rows) {
    JdbcImports stores = new JdbcImports(database);
    CountingStaging staging = new CountingStaging();
    Imports imports = Imports.builder(stores.imports(), staging, stores.records(), Clock.systemUTC()).build();
    imports.open(TENANT, id, AUTHOR, ContactRows.TEMPLATE, files).orElseThrow();
    imports.stage(TENANT, id, files, Watch.NOBODY).orElseThrow();
    if (staging.valid() != rows) {
      throw new IllegalStateException("of %d rows only %d were staged".formatted(rows, staging.valid()));
    }
  }

  private static long nanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
