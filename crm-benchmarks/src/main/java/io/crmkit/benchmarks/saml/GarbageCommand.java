package io.crmkit.benchmarks.saml;

import io.crmkit.benchmarks.report.Figures;
import io.crmkit.benchmarks.report.Goal;
import io.crmkit.benchmarks.report.Machine;
import io.crmkit.benchmarks.report.MarkdownTable;
import io.crmkit.benchmarks.saml.Garbage.Line;
import io.crmkit.benchmarks.worker.ChildJvm;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Hands in what strangers send, in a JVM with a stack of 512 KiB, which ends with the first StackOverflowError. */
@Command(
    name = "garbage", mixinStandardHelpOptions = true,
    description = "Measures how long responses and tokens of strangers take to be refused, on a stack of 512 KiB.")
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class GarbageCommand implements Callable<Integer> {

  private static final double LONGEST = 1_000;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    MarkdownTable table =
        new MarkdownTable("refused", "of 20,000", "median, µs", "p99, µs", "most, µs", "connections", "goals");
    for (String text : ChildJvm.lines(List.of("-Xss512k", "-Xmx512m", "-XX:+UseSerialGC"), Garbage.class)) {
      Line line = Line.read(text);
      table.row(List.of(line.kind(), Integer.toString(line.refused()), Figures.plain(line.median()),
          Figures.plain(line.p99()), Figures.plain(line.most()), Integer.toString(line.connections()),
          "p99 %s; %s".formatted(Goal.atMost(LONGEST, line.p99(), "µs"), Goal.atMost(0, line.connections(), "connections"))));
    }
    spec.commandLine().getOut().println(Machine.thisOne() + "\n\n" + table);
    return 0;
  }
}
