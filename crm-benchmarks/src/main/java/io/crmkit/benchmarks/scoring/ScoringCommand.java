package io.crmkit.benchmarks.scoring;

import io.crmkit.benchmarks.peer.PeerClassPath;
import io.crmkit.benchmarks.report.Figures;
import io.crmkit.benchmarks.report.Goal;
import io.crmkit.benchmarks.report.Machine;
import io.crmkit.benchmarks.report.MarkdownTable;
import io.crmkit.benchmarks.worker.ChildJvm;
import java.io.File;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Scores and explains customers by 300 trees of depth 4, each library in a JVM of its own, and prints one table. */
@Command(
    name = "ai-scoring", mixinStandardHelpOptions = true,
    description = "Measures bulk scores, single scores and exact TreeSHAP per core-second beside XGBoost and Smile.")
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class ScoringCommand implements Callable<Integer> {

  private static final double BULK_GOAL = 400_000;
  private static final double SINGLE_MICROS_GOAL = 5;
  private static final double SHAP_GOAL = 60_000;
  private static final double ERROR_GOAL = 1e-12;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    ToDoubleFunction<String> ours = Pace.read(ChildJvm.lines(options(), OurScoring.class));
    ToDoubleFunction<String> xgboost = other("xgboost", XgboostScoring.class);
    ToDoubleFunction<String> smile = other("smile", SmileScoring.class);
    MarkdownTable table = new MarkdownTable("300 trees of depth 4", "crmkit", "XGBoost", "Smile", "goal");
    double bulk = ours.applyAsDouble("bulk");
    row(table, "scores per core-second", bulk, xgboost.applyAsDouble("bulk"), smile.applyAsDouble("bulk"),
        Goal.atLeast(BULK_GOAL, bulk, "/core-s"));
    double shap = ours.applyAsDouble("shap");
    row(table, "exact explanations per core-second", shap, xgboost.applyAsDouble("shap"), Double.NaN,
        Goal.atLeast(SHAP_GOAL, shap, "/core-s"));
    double micros = 1e6 / ours.applyAsDouble("single");
    row(table, "µs for one score", micros, Double.NaN, Double.NaN, Goal.atMost(SINGLE_MICROS_GOAL, micros, "µs"));
    spec.commandLine().getOut().println(
        "%s\n\n%s\n\nOne score allocates %s bytes. Base and amounts are off the margin by %s at most; the goal is %s."
            .formatted(Machine.thisOne(), table, Figures.plain(ours.applyAsDouble("bytes")),
                ours.applyAsDouble("error"), ERROR_GOAL));
    return 0;
  }

  private static ToDoubleFunction<String> other(String peer, Class<?> main) {
    String classPath = System.getProperty("java.class.path") + File.pathSeparator
        + PeerClassPath.of(peer, PeerClassPath.target());
    return Pace.read(ChildJvm.lines(options(), classPath, main));
  }

  private static List<String> options() {
    return List.of("-Xmx1g", "-XX:+UseSerialGC");
  }

  private static void row(MarkdownTable table, String what, double ours, double xgboost, double smile, Goal goal) {
    table.row(List.of(what, Figures.plain(ours), Figures.plain(xgboost), Figures.plain(smile), goal.toString()));
  }
}
