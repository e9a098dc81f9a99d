package io.crmkit.benchmarks.churn;

import io.crmkit.benchmarks.report.Figures;
import io.crmkit.benchmarks.report.Goal;
import io.crmkit.benchmarks.report.Machine;
import io.crmkit.benchmarks.report.MarkdownTable;
import io.crmkit.benchmarks.worker.ChildJvm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores and explains all customers of a host and keeps that in memory, in a cold JVM, and prints one table. */
@Command(
    name = "ai-churn", mixinStandardHelpOptions = true,
    description = "Measures a whole run of churn: score, explain, and write the history with its events.")
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class ChurnCommand implements Callable<Integer> {

  private static final double SECONDS_GOAL = 4;
  private static final double MEGABYTES_GOAL = 128;

  @Option(names = "--customers", defaultValue = "100000", description = "how many customers (${DEFAULT-VALUE})")
  private int customers;

  @Option(names = "--heap", defaultValue = "128", description = "megabytes of its JVM, which it must do with (${DEFAULT-VALUE})")
  private int heap;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    Map<String, Double> figures = run(heap);
    MarkdownTable table = new MarkdownTable("%,d customers, 300 trees of depth 4".formatted(customers), "crmkit", "goal");
    double seconds = figures.getOrDefault("seconds", Double.NaN);
    table.row(List.of("score, explain and write, s", Figures.plain(seconds),
        Goal.atMost(SECONDS_GOAL, seconds, "s").toString()));
    table.row(List.of("of that CPU of its thread, s", Figures.plain(figures.getOrDefault("cpu", Double.NaN)), "–"));
    double live = figures.getOrDefault("live", Double.NaN);
    table.row(List.of("heap of its JVM, MB", Figures.plain(heap), Goal.atMost(MEGABYTES_GOAL, heap, "MB").toString()));
    table.row(List.of("of that live after it, MB", Figures.plain(live), "–"));
    spec.commandLine().getOut().println("%s\n\n%s\n\n%s reasons for each; base and effects are off by %s at most."
        .formatted(Machine.thisOne(), table, figures.get("reasons"), figures.get("error")));
    return 0;
  }

  private Map<String, Double> run(int megabytes) {
    List<String> options = List.of("-Xmx" + megabytes + "m", "-XX:+UseSerialGC");
    Map<String, Double> figures = new HashMap<>();
    for (String line : ChildJvm.lines(options, OurChurn.class, customers)) {
      String[] parts = line.split(" ");
      figures.put(parts[0], Double.valueOf(parts[1]));
    }
    return figures;
  }
}
