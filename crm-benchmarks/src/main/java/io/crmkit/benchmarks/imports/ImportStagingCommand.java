package io.crmkit.benchmarks.imports;

import io.crmkit.benchmarks.report.Figures;
import io.crmkit.benchmarks.report.Goal;
import io.crmkit.benchmarks.report.Machine;
import io.crmkit.benchmarks.report.MarkdownTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Stages rows of 13 columns in a JVM with a heap of 64 MB, and prints one table. */
@Command(
    name = "import-staging", mixinStandardHelpOptions = true,
    description = "Measures parsing, validating, transforming and staging of CSV in 64 MB, and prints one table.")
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class ImportStagingCommand implements Callable<Integer> {

  private static final int HEAP_MEGABYTES = 64;

  @Option(names = "--rows", defaultValue = "5000000", description = "how many rows (${DEFAULT-VALUE})")
  private int rows;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path file = Files.createTempFile("rows", ".csv");
    try {
      ContactRows.write(file, rows);
      List<Double> figures = inSmallHeap(file);
      MarkdownTable table = new MarkdownTable("work, in a heap of %d MB".formatted(HEAP_MEGABYTES), "crmkit", "goals");
      row(table, "read %,d rows of 13 columns, rows/core-s".formatted(rows), figures.get(0), "–");
      row(table, "read, map, transform, validate and stage them, rows/core-s", figures.get(1),
          Goal.atLeast(600_000, figures.get(1), "rows/core-s").toString());
      row(table, "the same with the digests that tell the file again, rows/core-s", figures.get(2),
          Goal.atLeast(600_000, figures.get(2), "rows/core-s").toString());
      spec.commandLine().getOut().println(Machine.thisOne() + "\n\n" + table);
    } finally {
      Files.delete(file);
    }
    return 0;
  }

  private static void row(MarkdownTable table, String work, double figure, String goal) {
    table.row(List.of(work, Figures.plain(figure), goal));
  }

  private static List<Double> inSmallHeap(Path file) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + HEAP_MEGABYTES + "m", "-cp", System.getProperty("java.class.path"), StagingRun.class.getName(),
        file.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<Double> figures =
        process.inputReader(StandardCharsets.UTF_8).lines().map(Double::parseDouble).toList();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the rows were not staged in %d MB".formatted(HEAP_MEGABYTES));
    }
    return figures;
  }
}
