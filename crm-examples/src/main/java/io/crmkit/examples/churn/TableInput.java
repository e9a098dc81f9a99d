package io.crmkit.examples.churn;

import io.crmkit.ai.table.Preparation;
import io.crmkit.ai.table.Prepared;
import io.crmkit.ai.table.Table;
import io.crmkit.ai.train.Folds;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.ai.train.UnlearnableException;
import io.crmkit.examples.command.CsvRows;
import io.crmkit.examples.command.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of commands that learn from a table: which one, what of it, and how it is divided. */
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
final class TableInput {

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
      description = "folds of an id (named as in the data) or of a row number, or alone in the order of the rows;"
          + " five drawn folds without it")
  private @Nullable Path folds;

  @Option(names = "--seed", defaultValue = "42", description = "of all that is drawn (default: ${DEFAULT-VALUE})")
  private long seed;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  long seed() {
    return seed;
  }

  /** Ends a command before it writes anything if it would write over what it reads. */
  void requireApart(Path written) throws IOException {
    Source.requireApart(written, Arrays.asList(data, folds));
  }

  CsvRows rows(int madeUp) throws IOException {
    return data == null
        ? CustomerFiles.of("the made-up customers", MadeCustomers.table(madeUp, seed)) : CustomerFiles.read(data);
  }

  static Table table(CsvRows rows) {
    return Table.of(rows.header(), rows.rows());
  }

  /** Tells the columns apart; what cannot be learned from is a mistake of the options. */
  Prepared prepared(CsvRows rows) {
    try {
      Table table = table(rows);
      Preparation preparation = Preparation.of(table, target, positive).without(new HashSet<>(drop));
      CustomerFiles.checkOutcomes(rows, table.column(target), positive);
      Prepared prepared = preparation.prepare();
      prepared.set().requireBinary();
      return prepared;
    } catch (IllegalArgumentException | UnlearnableException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  Folds folds(CsvRows rows, TrainingSet set) throws IOException {
    Folds divided = folds == null
        ? Folds.stratified(set.labels(), FOLDS, seed)
        : CustomerFiles.folds(folds, rows, rows.header().indexOf(target));
    return CustomerFiles.checked(divided, set);
  }
}
