package io.crmkit.examples.win;

import io.crmkit.examples.command.CsvRows;
import io.crmkit.examples.command.FoldNames;
import io.crmkit.examples.command.ProgressBar;
import io.crmkit.examples.command.Source;
import io.crmkit.examples.command.WholeFile;
import io.crmkit.forecast.accuracy.BrierParts;
import io.crmkit.forecast.accuracy.EventForecasts;
import io.crmkit.forecast.accuracy.ReliabilityTable;
import io.crmkit.forecast.win.CrossPrediction;
import io.crmkit.forecast.win.DealColumn;
import io.crmkit.forecast.win.DealTable;
import io.crmkit.forecast.win.LeftOut;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Predicts which deals are won, each by a model that has not seen its outcome, and measures the predictions. */
@Command(
    name = "win-probability",
    description = {
      "Predicts which deals of a table are won, fold by fold from the other folds, and measures the predictions.",
      "Columns may be numbers, days or words, with gaps. Columns that give the outcome away are left out and named.",
      "Without --data it uses a made-up sample."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class WinProbabilityCommand implements Callable<Integer> {

  private static final String SAMPLES = "/io/crmkit/examples/win/";
  private static final int BINS = 10;

  @Option(names = "--data", paramLabel = "FILE", description = "deals with a header, one per row")
  private @Nullable Path data;

  @Option(
      names = "--target", paramLabel = "COLUMN", defaultValue = "won",
      description = "the outcome: 1/0, true/false, yes/no, won/lost; empty for open deals (default: ${DEFAULT-VALUE})")
  private String target;

  @Option(
      names = "--folds", paramLabel = "FILE",
      description = "a header and two columns, an id (named as in the data) or row number and a fold, or folds alone in"
          + " the order of the rows; without it rows are dealt out to five folds in turn")
  private @Nullable Path folds;

  @Option(names = "--keep", paramLabel = "COLUMN", description = "use a column even if it gives the outcome away")
  private List<String> keep = new ArrayList<>();

  @Option(names = "--drop", paramLabel = "COLUMN", description = "do not use a column")
  private List<String> drop = new ArrayList<>();

  @Option(
      names = "--open", paramLabel = "WORD", split = ",", description = "words of the target that mark a deal as open")
  private List<String> open = new ArrayList<>();

  @Option(
      names = "--predictions", paramLabel = "FILE", description = "write line, outcome and probability of each deal")
  private @Nullable Path predictions;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Source.requireApart(predictions, Arrays.asList(data, folds));
    Table table = Table.read(Source.of(data, SAMPLES + "deals.csv"));
    int targetColumn = table.column(target);
    Set<String> openWords = new HashSet<>();
    open.forEach(word -> openWords.add(word.strip().toLowerCase(Locale.ROOT)));
    Target outcomes = Target.of(table, targetColumn, openWords);
    FoldNames split = folds == null
        ? FoldNames.inTurn(table.file(), 5)
        : FoldNames.of(CsvRows.read(Source.file(folds)), table.file(), targetColumn, outcomes.rows());
    List<String> names = IntStream.of(outcomes.rows()).mapToObj(split.names()::get).toList();
    ProgressBar bar = new ProgressBar(spec.commandLine().getErr(), "folds", new TreeSet<>(names).size());
    CrossPrediction predicted = CrossPrediction.of(
        dealTable(table, Set.of(targetColumn, split.idColumn()), outcomes.rows()), outcomes.won(), names, kept(table),
        bar::show);
    write(table, outcomes, predicted);
    show(outcomes, predicted);
    return 0;
  }

  private Set<String> kept(Table table) {
    Set<String> kept = new HashSet<>();
    keep.forEach(name -> kept.add(table.header().get(table.column(name))));
    return kept;
  }

  private DealTable dealTable(Table table, Set<Integer> unused, int[] rows) {
    Set<Integer> dropped = new HashSet<>(unused);
    drop.forEach(name -> dropped.add(table.column(name)));
    List<DealColumn> columns = new ArrayList<>();
    for (int column = 0; column < table.header().size(); column++) {
      if (!dropped.contains(column)) {
        int which = column;
        List<String> texts = IntStream.of(rows).mapToObj(row -> table.rows().get(row).get(which)).toList();
        String name = table.header().get(column);
        columns.add(DealColumn.ofTexts(name.isEmpty() ? "column " + (column + 1) : name, texts));
      }
    }
    if (columns.isEmpty()) {
      throw Table.refused(table.name(), "no-column",
          "no column of %s is left to predict from; it has %s".formatted(table.name(), table.header()));
    }
    return new DealTable(columns);
  }

  private void write(Table table, Target outcomes, CrossPrediction predicted) throws IOException {
    if (predictions == null) {
      return;
    }
    List<String> lines = new ArrayList<>(List.of("line,won,probability"));
    for (int i = 0; i < outcomes.rows().length; i++) {
      lines.add(String.format(Locale.ROOT, "%d,%d,%.6f",
          table.file().lines().get(outcomes.rows()[i]), outcomes.won()[i] ? 1 : 0, predicted.probabilities()[i]));
    }
    WholeFile.write(predictions, part -> Files.write(part, lines));
  }

  private void show(Target outcomes, CrossPrediction predicted) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%,d closed deals, %,d open ones not used%n", outcomes.rows().length, outcomes.open());
    for (LeftOut column : predicted.leftOut()) {
      out.printf("left out: %s; --keep \"%s\" uses it all the same%n", column.message(), column.column());
    }
    new TreeSet<>(predicted.models().keySet()).forEach(
        fold -> out.printf("fold %s: %s%n", fold, predicted.models().get(fold)));
    EventForecasts judged = EventForecasts.of(predicted.probabilities(), outcomes.won());
    ReliabilityTable table = judged.equalMass(BINS);
    for (ReliabilityTable.Bin bin : table.bins()) {
      out.printf(Locale.ROOT, "predicted %.3f, won %.3f of %,d%n", bin.meanProbability(), bin.rate(), bin.count());
    }
    BrierParts parts = table.brierParts();
    out.printf(Locale.ROOT, "base rate %.4f, its Brier score %.6f; reliability %.6f, resolution %.6f%n",
        judged.baseRate(), parts.uncertainty(), parts.reliability(), parts.resolution());
    out.printf(Locale.ROOT, "ece_equal_mass=%.6f rows=%d open=%d%n",
        table.calibrationError(), judged.count(), outcomes.open());
    out.printf(Locale.ROOT, "brier=%.6f logloss=%.6f auc=%.6f ece=%.6f%n", judged.brier(), judged.logLoss(),
        judged.auc().orElseThrow(), judged.equalWidth(BINS).calibrationError());
    out.flush();
  }
}
