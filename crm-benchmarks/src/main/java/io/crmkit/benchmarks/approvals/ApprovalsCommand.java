package io.crmkit.benchmarks.approvals;

import io.crmkit.benchmarks.report.Machine;
import io.crmkit.benchmarks.report.MarkdownTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the approval engine beside its peers and prints one table. */
@Command(name = "approvals", mixinStandardHelpOptions = true,
    description = "Measures the approval engine beside Flowable, Camunda and hand-written JDBC, and prints one table.")
public final class ApprovalsCommand implements Runnable {

  @Option(names = "--quick", description = "Shorter and fewer measurements: a look, not a figure to quote.")
  private boolean quick;

  @Option(names = "--engines", split = ",", description = "Only these: crmkit, raw, flowable-7, flowable-8, camunda-7.")
  private List<String> engines = List.of();

  @Option(names = "--databases", split = ",", description = "Only these: postgresql, h2-memory, h2-file.")
  private List<String> databases = List.of();

  @Option(names = "--work", split = ",", description = "Only this work: throughput, tick, inbox, decide, start.")
  private List<String> work = List.of("throughput", "tick", "inbox", "decide", "start");

  @Override
  public void run() {
    Effort effort = quick ? Effort.QUICK : Effort.FULL;
    ClassPaths classPaths = ClassPaths.ofThisModule();
    try (Databases server = Databases.start(classPaths.beside("databases"))) {
      System.out.printf("%s, PostgreSQL %s%n%n", Machine.thisOne(), server.serverVersion());
      print(compare(effort, classPaths, server));
    } catch (IOException e) {
      System.err.println("PostgreSQL did not stop: " + e.getMessage());
    }
  }

  private List<Comparison> compare(Effort effort, ClassPaths classPaths, Databases server) {
    List<Comparison> comparisons = new ArrayList<>();
    if (work.contains("throughput")) {
      Throughput throughput = new Throughput(classPaths, server, effort, System.err::println);
      chosenDatabases().forEach(database -> comparisons.addAll(throughput.measure(database, chosenEngines())));
    }
    if (work.contains("tick")) {
      Ticks ticks = new Ticks(server, effort.rounds(), System.err::println);
      chosenDatabases().forEach(database -> comparisons.addAll(ticks.measure(database)));
    }
    if (work.contains("inbox")) {
      Inboxes inboxes = new Inboxes(server, effort.rounds(), System.err::println);
      chosenDatabases().forEach(database -> comparisons.addAll(inboxes.measure(database)));
    }
    if (work.contains("decide")) {
      comparisons.add(Decisions.measure());
    }
    if (work.contains("start")) {
      comparisons.addAll(new StartUp(classPaths, server).measure(chosenEngines(), effort.rounds()));
    }
    return comparisons;
  }

  private List<Engine> chosenEngines() {
    return Arrays.stream(Engine.values()).filter(e -> engines.isEmpty() || engines.contains(e.id())).toList();
  }

  private List<Database> chosenDatabases() {
    return Arrays.stream(Database.values()).filter(d -> databases.isEmpty() || databases.contains(d.id())).toList();
  }

  private static void print(List<Comparison> comparisons) {
    Stream<String> labels = Arrays.stream(Engine.values()).map(Engine::label);
    MarkdownTable table = new MarkdownTable(
        Stream.of(Stream.of("work"), labels, Stream.of("goals")).flatMap(cells -> cells).toArray(String[]::new));
    comparisons.forEach(comparison -> table.row(comparison.cells()));
    System.out.println(table);
  }
}
