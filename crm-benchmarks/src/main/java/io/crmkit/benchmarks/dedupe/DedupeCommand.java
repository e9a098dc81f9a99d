package io.crmkit.benchmarks.dedupe;

import io.crmkit.benchmarks.peer.PeerClassPath;
import io.crmkit.benchmarks.report.Figures;
import io.crmkit.benchmarks.report.Goal;
import io.crmkit.benchmarks.report.Machine;
import io.crmkit.benchmarks.report.MarkdownTable;
import io.crmkit.benchmarks.worker.ChildJvm;
import io.crmkit.testkit.dedupe.PeopleFiles;
import io.crmkit.testkit.dedupe.PeopleGenerator;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds the duplicates among made-up people, each way in a JVM of its own and on one thread, and prints one table. */
@Command(
    name = "dedupe", mixinStandardHelpOptions = true,
    description = "Measures people from a file to clusters beside the usual recipe on DuckDB, and Duke.")
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class DedupeCommand implements Callable<Integer> {

  private static final long SEED = 7;
  private static final int MILLION = 1_000_000;

  @Option(names = "--records", defaultValue = "1000000", description = "how many people (${DEFAULT-VALUE})")
  private int records;

  @Option(names = "--duke", defaultValue = "5000", description = "how many people Duke gets (${DEFAULT-VALUE})")
  private int duke;

  @Option(names = "--heap", defaultValue = "4g", description = "the heap of each JVM (${DEFAULT-VALUE})")
  private String heap;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("people");
    try {
      Outcome ours = ours(people(folder, records));
      Outcome theirs = duckDb(folder.resolve(String.valueOf(records)));
      Outcome tenth = ours(people(folder, records / 10));
      Outcome few = ours(people(folder, duke));
      Outcome dukes = duke(folder.resolve(String.valueOf(duke)));
      spec.commandLine().getOut().println(Machine.thisOne() + "\n\n" + table(ours, theirs, tenth, few, dukes));
    } finally {
      delete(folder);
    }
    return 0;
  }

  private MarkdownTable table(Outcome ours, Outcome theirs, Outcome tenth, Outcome few, Outcome dukes) {
    MarkdownTable table = new MarkdownTable("people, CPU time of whole processes", "crmkit", "reference", "goals");
    String people = "%,d people, ".formatted(records);
    double share = (double) records / MILLION;
    row(table, people + "file to clusters, core-s", ours.cpuSeconds(), "DuckDB, file to pairs: "
        + Figures.plain(theirs.cpuSeconds()), Goal.atMost(6 * share, ours.cpuSeconds(), "core-s"));
    row(table, people + "F1", ours.f1(), "DuckDB: " + Figures.plain(theirs.f1()));
    row(table, people + "pairs compared", ours.compared(), "DuckDB: " + Figures.plain(theirs.compared()),
        Goal.atMost(1.1, Math.log10(ours.compared() / tenth.compared()), "as power of the records"));
    row(table, people + "bytes held for each", ours.bytesPerRecord(), "–",
        Goal.atMost(500, ours.bytesPerRecord(), "B"));
    row(table, "pairs compared and scored, /core-s", ours.pairsPerSecond(),
        "DuckDB: " + Figures.plain(theirs.pairsPerSecond()), Goal.atLeast(2_500_000, ours.pairsPerSecond(), "/core-s"));
    row(table, "%,d people, core-s".formatted(records / 10), tenth.cpuSeconds(), "–",
        Goal.atMost(1.08, Math.log10(ours.cpuSeconds() / tenth.cpuSeconds()), "as power of the records"));
    row(table, "%,d people, records/core-s".formatted(duke), duke / few.cpuSeconds(),
        "Duke: " + Figures.plain(duke / dukes.cpuSeconds()));
    row(table, "%,d people, F1".formatted(duke), few.f1(), "Duke: " + Figures.plain(dukes.f1()));
    return table;
  }

  private Path people(Path folder, int count) throws IOException {
    Path file = folder.resolve(String.valueOf(count));
    PeopleFiles.write(PeopleGenerator.builder(count).seed(SEED).build(), file);
    return file;
  }

  private Outcome ours(Path people) {
    return Outcome.read(ChildJvm.lines(options(), OurMatching.class, records(people), gold(people)));
  }

  private Outcome duckDb(Path people) {
    return Outcome.read(ChildJvm.lines(
        options(), DuckMatching.class, PeerClassPath.target(), records(people), gold(people)));
  }

  private Outcome duke(Path people) {
    String classPath = PeerClassPath.target().resolve("classes") + File.pathSeparator
        + PeerClassPath.of("duke", PeerClassPath.target());
    return Outcome.read(ChildJvm.lines(options(), classPath, DukeMatching.class, records(people), gold(people)));
  }

  private List<String> options() {
    return List.of("-Xmx" + heap, "-XX:+UseSerialGC");
  }

  private static Path records(Path people) {
    return people.resolve(PeopleFiles.RECORDS);
  }

  private static Path gold(Path people) {
    return people.resolve(PeopleFiles.GOLD_PAIRS);
  }

  private void row(MarkdownTable table, String work, double ours, String reference, Goal... goals) {
    table.row(List.of(work, Figures.plain(ours), reference,
        Stream.of(goals).map(Goal::toString).collect(Collectors.joining("; "))));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.delete(each);
      }
    }
  }
}
