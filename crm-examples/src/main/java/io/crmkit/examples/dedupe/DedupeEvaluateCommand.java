package io.crmkit.examples.dedupe;

import io.crmkit.dedupe.MatchOptions;
import io.crmkit.dedupe.Matcher;
import io.crmkit.dedupe.Matching;
import io.crmkit.dedupe.ask.Estimate;
import io.crmkit.dedupe.ask.RowNames;
import io.crmkit.dedupe.ask.model.Verdict;
import io.crmkit.dedupe.json.MatchModelJson;
import io.crmkit.dedupe.parallel.Workers;
import io.crmkit.examples.command.ProgressLines;
import io.crmkit.examples.command.Source;
import io.crmkit.examples.command.WholeFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

  @Option(
      names = "--questions", paramLabel = "N",
      description = "ask up to so many questions, which the truth answers; prints what that changed, and precision and"
          + " recall as they are estimated without the truth (0: these alone)")
  private @Nullable Integer questions;

  @Option(names = "--model", paramLabel = "FILE", description = "write the model that was learned, as JSON")
  private @Nullable Path model;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    int most = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    if (most < 1) {
      throw new ParameterException(spec.commandLine(), "--threads must be 1 or more but was " + most);
    }
    if (questions != null && questions < 0) {
      throw new ParameterException(spec.commandLine(), "--questions must be 0 or more but was " + questions);
    }
    ExecutorService executor = Executors.newFixedThreadPool(most);
    try {
      evaluate(Workers.of(executor, most));
    } finally {
      executor.shutdown();
    }
    return 0;
  }

  private void evaluate(Workers workers) throws IOException {
    Path truthFile = folder.resolve("gold_pairs.csv");
    Source.requireApart(model, List.of(truthFile, folder.resolve("records.csv"), folder.resolve("records_a.csv"),
        folder.resolve("records_b.csv")));
    long start = System.nanoTime();
    Records records = Records.read(folder);
    if (Files.notExists(truthFile)) {
      throw new NoSuchFileException(truthFile.toString());
    }
    Matching matching = match(records, workers);
    double seconds = (System.nanoTime() - start) / 1e9;
    Truth truth = Truth.read(truthFile, records);
    records.aligned().forEach(each ->
        spec.commandLine().getOut().printf("aligned=%s with=%s%n", each.first(), each.second()));
    Matching asked = questions == null ? matching : ask(records, matching, truth, questions);
    if (model != null) {
      WholeFile.write(model, MatchModelJson.write(asked.model()));
    }
    show(PairFigures.of(records.table(), asked, truth), asked, seconds);
  }

  private Matching ask(Records records, Matching first, Truth truth, int most) {
    RowNames names = RowNames.places(records.table().rows());
    Interview interview = Interview.of(first, names, truth, most);
    Estimate estimate = Estimate.of(interview.matching(), interview.answers(), names);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("asked=0 %s%n", PairFigures.of(records.table(), first, truth).line());
    out.printf("asked=%d same=%d different=%d%n", interview.answers().answers().size(),
        interview.count(Verdict.SAME), interview.count(Verdict.DIFFERENT));
    out.printf("estimated precision=%s recall=%s%n", estimate.precision(), estimate.recall());
    return interview.matching();
  }

  private Matching match(Records records, Workers workers) {
    Set<String> columns = new HashSet<>();
    records.files().forEach(file -> columns.addAll(file.columns()));
    without.stream().filter(each -> !columns.contains(each)).findFirst().ifPresent(unknown -> {
      throw new ParameterException(spec.commandLine(), "there is no column '%s', only %s".formatted(unknown, columns));
    });
    Set<String> left = new HashSet<>(without);
    records.aligned().stream().filter(each -> left.contains(each.second())).forEach(each -> left.add(each.first()));
    MatchOptions options = MatchOptions.usual().without(left).on(workers)
        .telling(new ProgressLines(spec.commandLine().getErr()), Clock.systemUTC());
    return Matcher.of(options).learn(records.table()).orElseThrow();
  }

  private void show(PairFigures figures, Matching matching, double seconds) {
    PrintWriter out = spec.commandLine().getOut();
    matching.model().fields().forEach(field -> out.printf("field=%s kind=%s%n", field.name(), field.kind()));
    matching.ignored().forEach(each -> out.printf("ignored=%s%n", each));
    out.printf("compared=%d never_compared_truth=%d expected=%.1f found=%d right=%d truth=%d%n", matching.compared(),
        figures.lost(), matching.model().expectedMatches(), figures.found(), figures.right(), figures.truth());
    out.printf("%s threshold=%.1f seconds=%.2f%n", figures.line(), matching.model().threshold(), seconds);
    out.flush();
  }
}
