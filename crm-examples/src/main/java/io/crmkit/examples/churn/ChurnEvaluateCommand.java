package io.crmkit.examples.churn;

import io.crmkit.ai.measure.BinaryMeasures;
import io.crmkit.ai.sentinel.Sentinel;
import io.crmkit.ai.table.Prepared;
import io.crmkit.ai.train.Folds;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.ai.train.blend.Ensemble;
import io.crmkit.examples.command.CsvRows;
import io.crmkit.examples.command.ProgressBar;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Measures what the default training makes of a table, on rows that were held out. */
@Command(
    name = "churn-evaluate",
    description = {
      "Cross-validates the default model on a table: nothing is set by hand, columns are told apart by what is in them.",
      "Warns of columns that know the outcome and of rows that are there twice. Without --data it uses made-up customers."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class ChurnEvaluateCommand implements Callable<Integer> {

  private static final int MADE_UP = 2000;

  @Mixin
  private TableInput input;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    CsvRows rows = input.rows(MADE_UP);
    Prepared prepared = input.prepared(rows);
    TrainingSet set = prepared.set();
    Folds held = input.folds(rows, set);
    PrintWriter out = spec.commandLine().getOut();
    prepared.left().forEach(left -> out.printf("no feature: %s (%s)%n", left.column(), word(left.reason())));
    Sentinel.watch(set, held).forEach(alarm -> out.printf("warning: %s%n", alarm.message()));
    ProgressBar bar = new ProgressBar(spec.commandLine().getErr(), "folds", held.count());
    show(out, set, CrossValidation.of(Ensemble.DEFAULT, set, held, input.seed(), bar::show));
    return 0;
  }

  private static String word(Enum<?> reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  private static void show(PrintWriter out, TrainingSet set, CrossValidation measured) {
    BinaryMeasures pooled = measured.pooled();
    out.printf(Locale.ROOT, "rows=%d features=%d base_rate=%.4f spiegelhalter_z=%.2f%n", set.size(), set.schema().size(),
        set.baseRate(), pooled.spiegelhalter());
    out.printf(Locale.ROOT, "auc=%.4f ap=%.4f brier=%.4f logloss=%.4f ece=%.4f train_seconds=%.2f%n", measured.auc(),
        pooled.averagePrecision(), pooled.brier(), pooled.logLoss(), pooled.calibrationError(), measured.trainSeconds());
    out.flush();
  }
}
