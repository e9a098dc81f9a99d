package io.crmkit.benchmarks.imports;

import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.imports.ImportFile;
import io.crmkit.imports.Imports;
import io.crmkit.imports.RejectedFiles;
import io.crmkit.imports.Watch;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.Statistics;
import io.crmkit.imports.port.Staging;
import io.crmkit.imports.read.ReadOptions;
import io.crmkit.imports.read.SourceFile;
import io.crmkit.jdbc.Migrator;
import io.crmkit.jdbc.imports.JdbcImports;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Stages one stream of rows in this JVM, whose heap is small, and prints what is left of it: rows, bytes, seconds of the
 * processor, the bytes of heap that the last collection has left, rows that were valid and that were not, rejected rows
 * that the store kept, bytes of the file of rejected rows.
 */
public final class LongRun {

  private static final TenantId TENANT = new TenantId("benchmark");
  private static final Actor AUTHOR = new Actor("benchmark");
  private static final ImportId ID = new ImportId("long");

  private LongRun() {}

  /** The first argument is one of {@link LongRuns}, the second how many bytes or rows, the third a folder to use. */
  public static void main(String[] arguments) throws IOException {
    LongRuns kind = LongRuns.valueOf(arguments[0]);
    long amount = Long.parseLong(arguments[1]);
    Path folder = Path.of(arguments[2]);
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:file:" + folder.resolve("crm"));
    Migrator.migrate(database);
    JdbcImports stores = new JdbcImports(database);
    Staging staging = kind.keepsRows() ? stores.staging() : new CountingStaging();
    Imports imports = Imports.builder(stores.imports(), staging, stores.records(), Clock.systemUTC())
        .rejected(RejectedFiles.in(folder)).build();
    RowStream rows = kind.stream(amount);
    SourceFile file = new SourceFile("rows", () -> kind.stream(amount));
    List<ImportFile> files = List.of(ImportFile.of(file, ReadOptions.DETECT));
    long start = processorNanos();
    imports.open(TENANT, ID, AUTHOR, ContactRows.TEMPLATE, files).orElseThrow();
    imports.stage(TENANT, ID, files, Watch.NOBODY).orElseThrow();
    long nanos = processorNanos() - start;
    Statistics found = imports.statistics(TENANT, ID);
    System.out.println(Stream.of(rows.rows(), rows.bytes(), nanos / 1_000_000_000, heap(), found.valid(),
        found.invalid(), kept(staging), rejected(folder)).map(String::valueOf).toList());
  }

  /** Of all threads: the collector's among them. */
  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getCollectionUsage).filter(Objects::nonNull).mapToLong(MemoryUsage::getUsed).sum();
  }

  private static long kept(Staging staging) {
    long kept = 0;
    for (var page = staging.rejected(TENANT, ID, 0, 1_000); !page.isEmpty();
        page = staging.rejected(TENANT, ID, page.get(page.size() - 1).number(), 1_000)) {
      kept += page.size();
    }
    return kept;
  }

  private static long rejected(Path folder) throws IOException {
    Path file = RejectedFiles.in(folder).path(TENANT, ID, 0);
    return Files.exists(file) ? Files.size(file) : 0;
  }
}
