package io.crmkit.examples.churn;

import io.crmkit.ai.measure.BinaryMeasures;
import io.crmkit.ai.sentinel.Sentinel;
import io.crmkit.ai.table.Preparation;
import io.crmkit.ai.table.Prepared;
import io.crmkit.ai.table.Table;
import io.crmkit.ai.train.Folds;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.ai.train.UnlearnableException;
import io.crmkit.ai.train.blend.Ensemble;
import io.crmkit.examples.command.ProgressBar;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

  private static final int FOLDS = 5;

  @Option(names = "--data", paramLabel = "FILE", description = "a CSV file with a header, one case per row")
  private @Nullable Path data;

  @Option(names = "--target", paramLabel = "COLUMN", description = "the outcome (made-up customers: left)")
  private String target = MadeCustomers.TARGET;

  @Option(names = "--positive", paramLabel = "VALUE", description = "what stands there if it happened (made-up: yes)")
  private String positive = MadeCustomers.POSITIVE;

  @Option(names = "--drop", paramLabel = "COLUMN", split = ",", description = "columns that must not be used")
  private List<String> drop = new ArrayList<>();

  @Option(names = "--folds", paramLabel = "FILE",
      description = "a header with a column fold, and a row for each row of the data; five drawn folds without it")
  private @Nullable Path folds;

  @Option(names = "--seed", defaultValue = "42", description = "of all that is drawn (default: ${DEFAULT-VALUE})")
  private long seed;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Table table = data == null ? MadeCustomers.table(2000, seed) : CustomerFiles.table(data);
    Prepared prepared = prepared(table);
    TrainingSet set = prepared.set();
    Folds held = folds == null
        ? Folds.stratified(set.labels(), FOLDS, seed) : CustomerFiles.folds(folds, set.size());
    PrintWriter out = spec.commandLine().getOut();
    prepared.left().forEach(left -> out.printf("no feature: %s (%s)%n", left.column(), word(left.reason())));
    Sentinel.watch(set, held).forEach(alarm -> out.printf("warning: %s%n", alarm.message()));
    ProgressBar bar = new ProgressBar(spec.commandLine().getErr(), "folds", held.count());
    show(out, set, CrossValidation.of(Ensemble.DEFAULT, set, held, seed, bar::show));
    return 0;
  }

  private Prepared prepared(Table table) {
    try {
      Prepared prepared = Preparation.of(table, target, positive).without(new HashSet<>(drop)).prepare();
      prepared.set().requireBinary();
      return prepared;
    } catch (IllegalArgumentException | UnlearnableException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
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
