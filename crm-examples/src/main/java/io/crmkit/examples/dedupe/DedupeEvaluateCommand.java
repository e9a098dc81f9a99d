package io.crmkit.examples.dedupe;

import io.crmkit.dedupe.MatchOptions;
import io.crmkit.dedupe.Matcher;
import io.crmkit.dedupe.Matching;
import io.crmkit.dedupe.json.MatchModelJson;
import io.crmkit.dedupe.parallel.Workers;
import io.crmkit.examples.command.ProgressLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds the duplicates in a folder of records, of whatever they are, and measures what it found by the truth. */
@Command(
    name = "dedupe-evaluate",
    description = {
      "Finds duplicates without labels and with one set of defaults, and measures them by all pairs of the truth.",
      "FOLDER holds records.csv, or records_a.csv and records_b.csv to be linked, and gold_pairs.csv with pairs of "
          + "ids. The first column of records is their id, which is never compared."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class DedupeEvaluateCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FOLDER", description = "records and the truth about them")
  private Path folder;

  @Option(names = "--without", paramLabel = "COLUMN", split = ",", description = "do not compare a column")
  private List<String> without = List.of();

  @Option(
      names = "--threads", paramLabel = "N",
      description = "on how many threads to work (default: as many as there are)")
  private @Nullable Integer threads;

  @Option(names = "--model", paramLabel = "FILE", description = "write the model that was learned, as JSON")
  private @Nullable Path model;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    long start = System.nanoTime();
    Records records = Records.read(folder);
    Matching matching = match(records);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (model != null) {
      Files.writeString(model, MatchModelJson.write(matching.model()));
    }
    Truth truth = Truth.read(folder.resolve("gold_pairs.csv"), records);
    records.aligned().forEach(each ->
        spec.commandLine().getOut().printf("aligned=%s with=%s%n", each.first(), each.second()));
    show(PairFigures.of(records.table(), matching, truth), matching, seconds);
    return 0;
  }

  private Matching match(Records records) {
    Set<String> columns = new HashSet<>();
    records.files().forEach(file -> columns.addAll(file.columns()));
    without.stream().filter(each -> !columns.contains(each)).findFirst().ifPresent(unknown -> {
      throw new ParameterException(spec.commandLine(), "there is no column '%s', only %s".formatted(unknown, columns));
    });
    Set<String> left = new HashSet<>(without);
    records.aligned().stream().filter(each -> left.contains(each.second())).forEach(each -> left.add(each.first()));
    int most = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    if (most < 1) {
      throw new ParameterException(spec.commandLine(), "--threads must be 1 or more but was " + most);
    }
    ExecutorService executor = Executors.newFixedThreadPool(most);
    try {
      MatchOptions options = MatchOptions.usual().without(left).on(Workers.of(executor, most))
          .telling(new ProgressLines(spec.commandLine().getErr()), Clock.systemUTC());
      return Matcher.of(options).learn(records.table()).orElseThrow();
    } finally {
      executor.shutdown();
    }
  }

  private void show(PairFigures figures, Matching matching, double seconds) {
    PrintWriter out = spec.commandLine().getOut();
    matching.model().fields().forEach(field -> out.printf("field=%s kind=%s%n", field.name(), field.kind()));
    matching.ignored().forEach(each -> out.printf("ignored=%s%n", each));
    out.printf("compared=%d never_compared_truth=%d expected=%.1f found=%d right=%d truth=%d%n", matching.compared(),
        figures.lost(), matching.model().expectedMatches(), figures.found(), figures.right(), figures.truth());
    out.printf("f1=%.4f precision=%.4f recall=%.4f threshold=%.1f seconds=%.2f%n", figures.f1(), figures.precision(),
        figures.recall(), matching.model().threshold(), seconds);
    out.flush();
  }
}
