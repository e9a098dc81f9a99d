package io.crmkit.benchmarks.approvals;

import io.crmkit.benchmarks.report.Goal;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Decisions per second on one core, by JMH. */
final class Decisions {

  private static final double WANTED = 1_000_000;

  private Decisions() {}

  static Comparison measure() {
    Comparison comparison = new Comparison("decide without storage, decisions/s per core");
    try {
      RunResult result = new Runner(new OptionsBuilder()
          .include(DecideBenchmark.class.getName() + "\\.decide$").verbosity(VerboseMode.SILENT).build()).runSingle();
      comparison.add(Engine.CRMKIT, result.getPrimaryResult().getScore());
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH did not run", e);
    }
    return comparison.want(Goal.atLeast(WANTED, comparison.median(Engine.CRMKIT), "/s"));
  }
}
