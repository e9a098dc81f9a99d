package io.crmkit.benchmarks.imports;

import io.crmkit.benchmarks.report.Figures;
import io.crmkit.benchmarks.report.Machine;
import io.crmkit.benchmarks.report.MarkdownTable;
import io.crmkit.benchmarks.worker.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Stages streams of rows that no memory would hold, each in a JVM with a heap of 64 MB, and prints one table. */
@Command(
    name = "import-long", mixinStandardHelpOptions = true,
    description = "Stages gigabytes of CSV and NDJSON, and millions of bad rows, in 64 MB, and prints one table.")
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class ImportLongCommand implements Callable<Integer> {

  private static final long GIGABYTE = 1_000_000_000;

  @Option(names = "--csv", defaultValue = "10", description = "gigabytes of CSV (${DEFAULT-VALUE}); 0: none")
  private long csv;

  @Option(names = "--ndjson", defaultValue = "5", description = "gigabytes of NDJSON (${DEFAULT-VALUE}); 0: none")
  private long ndjson;

  @Option(names = "--bad", defaultValue = "10000000", description = "bad rows (${DEFAULT-VALUE}); 0: none")
  private long bad;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    MarkdownTable table = new MarkdownTable("staged in a heap of 64 MB", "rows", "GB", "core-s", "rows per core-s",
        "heap in use, MB", "valid", "invalid", "bad rows kept", "file of bad rows, GB");
    row(table, "CSV", LongRuns.CSV, csv * GIGABYTE);
    row(table, "NDJSON", LongRuns.NDJSON, ndjson * GIGABYTE);
    row(table, "CSV of bad rows, into H2", LongRuns.BAD, bad);
    spec.commandLine().getOut().println(Machine.thisOne() + "\n\n" + table);
    return 0;
  }

  private static void row(MarkdownTable table, String work, LongRuns kind, long amount) throws IOException {
    if (amount > 0) {
      Path folder = Files.createTempDirectory("import-long");
      try {
        String line = ChildJvm.lines(List.of("-Xmx64m"), LongRun.class, kind, amount, folder).get(0);
        double[] found = Stream.of(line.replaceAll("[\\[\\] ]", "").split(",")).mapToDouble(Double::parseDouble)
            .toArray();
        table.row(List.of(work, whole(found[0]), Figures.plain(found[1] / GIGABYTE), whole(found[2]),
            whole(found[0] / found[2]), whole(found[3] / (1 << 20)), whole(found[4]), whole(found[5]),
            whole(found[6]), Figures.plain(found[7] / GIGABYTE)));
      } finally {
        delete(folder);
      }
    }
  }

  private static String whole(double figure) {
    return String.format(Locale.ROOT, "%,d", Math.round(figure));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(ImportLongCommand::deleteOne);
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }
}
