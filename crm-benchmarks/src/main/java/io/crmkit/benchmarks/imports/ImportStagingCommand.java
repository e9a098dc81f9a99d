package io.crmkit.benchmarks.imports;

import io.crmkit.benchmarks.report.Figures;
import io.crmkit.benchmarks.report.Goal;
import io.crmkit.benchmarks.report.Machine;
import io.crmkit.benchmarks.report.MarkdownTable;
import io.crmkit.benchmarks.worker.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
  public Integer call() throws IOException {
    Path file = Files.createTempFile("rows", ".csv");
    try {
      ContactRows.write(file, rows);
      List<Double> figures = inSmallHeap(file);
      MarkdownTable table = new MarkdownTable(
          "rows of 13 columns per core-second, in a heap of %d MB".formatted(HEAP_MEGABYTES), "crmkit", "others", "goals");
      row(table, "read %,d rows".formatted(rows), figures.get(0), others(figures.subList(2, figures.size())), "");
      row(table, "read, map, transform, validate and stage them, with the digests that tell the file again",
          figures.get(1), "–", Goal.atLeast(600_000, figures.get(1), "/core-s").toString());
      spec.commandLine().getOut().println(Machine.thisOne() + "\n\n" + table);
    } finally {
      Files.delete(file);
    }
    return 0;
  }

  private static String others(List<Double> figures) {
    return Arrays.stream(CsvPeers.values()).map(peer -> peer.label() + " " + Figures.plain(figures.get(peer.ordinal())))
        .collect(Collectors.joining(", "));
  }

  private static void row(MarkdownTable table, String work, double figure, String others, String goal) {
    table.row(List.of(work, Figures.plain(figure), others, goal));
  }

  private static List<Double> inSmallHeap(Path file) {
    return ChildJvm.lines(List.of("-Xmx" + HEAP_MEGABYTES + "m"), StagingRun.class, file).stream()
        .map(Double::parseDouble).toList();
  }
}
