package io.crmkit.benchmarks.scoring;

import io.crmkit.benchmarks.report.Figures;
import io.crmkit.benchmarks.report.Goal;
import io.crmkit.benchmarks.report.Machine;
import io.crmkit.benchmarks.report.MarkdownTable;
import io.crmkit.benchmarks.worker.ChildJvm;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Boosts 300 trees of eight leaves, each library in a JVM of its own, and prints one table. */
@Command(
    name = "ai-training", mixinStandardHelpOptions = true,
    description = "Measures trainings of 300 trees of up to eight leaves on the Telco customers of CRMKIT_DATA, or as "
        + "many made-up ones, beside LightGBM, XGBoost and Smile.")
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class TrainingCommand implements Callable<Integer> {

  private static final double SECONDS_GOAL = 0.15;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Known known = Known.telco();
    double ours = seconds(Pace.read(ChildJvm.lines(ScoringCommand.options(), OurTraining.class)));
    double lightgbm = seconds(ScoringCommand.peer("lightgbm", LightgbmTraining.class));
    double xgboost = seconds(ScoringCommand.peer("xgboost", XgboostTraining.class));
    double smile = seconds(ScoringCommand.peer("smile", SmileTraining.class));
    MarkdownTable table =
        new MarkdownTable("300 trees of up to 8 leaves", "crmkit", "LightGBM", "XGBoost", "Smile", "goal");
    table.row(List.of("%s, %,d rows, core-seconds".formatted(known.name(), known.set().size()), Figures.plain(ours),
        Figures.plain(lightgbm), Figures.plain(xgboost), Figures.plain(smile),
        Goal.atMost(SECONDS_GOAL, ours, "core-s").toString()));
    spec.commandLine().getOut().println("%s\n\n%s".formatted(Machine.thisOne(), table));
    return 0;
  }

  private static double seconds(ToDoubleFunction<String> paces) {
    return 1 / paces.applyAsDouble("training");
  }
}
