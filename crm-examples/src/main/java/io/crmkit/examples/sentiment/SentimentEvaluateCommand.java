package io.crmkit.examples.sentiment;

import io.crmkit.ai.sentiment.lexicon.LexiconAnalyzer;
import io.crmkit.ai.sentiment.lexicon.VaderAnalyzer;
import io.crmkit.ai.sentiment.linear.CrossValidation;
import io.crmkit.ai.sentiment.linear.LabelledText;
import io.crmkit.ai.sentiment.linear.SentimentTrainer;
import io.crmkit.ai.sentiment.model.Accuracy;
import io.crmkit.ai.sentiment.model.Polarity;
import io.crmkit.ai.sentiment.model.SentimentScorer;
import io.crmkit.ai.sentiment.model.Tone;
import io.crmkit.examples.command.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores the texts of a file and prints how often they were called what their labels say. */
@Command(
    name = "sentiment-evaluate",
    description = {
      "Scores the texts of a file and prints how often they were called what their labels say, by source if there are "
          + "several: accuracy, and F1 as the mean over the labels. Of two labels a score above 0 is positive; of three "
          + "one from 0.05 on, from -0.05 down negative.",
      "Without a file it uses a made-up sample. If any row is wrong, every wrong row is named and nothing is scored."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class SentimentEvaluateCommand implements Callable<Integer> {

  private static final String SAMPLE = "/io/crmkit/examples/sentiment/texts.csv";

  enum Method {
    LEXICON, VADER, TRAINED
  }

  @Parameters(
      arity = "0..1", paramLabel = "FILE",
      description = "CSV with the columns text and label (1 or positive, 0 or negative, neutral), perhaps source")
  private @Nullable Path file;

  @Option(
      names = "--method", paramLabel = "NAME", defaultValue = "lexicon",
      description = "lexicon, vader, or trained: by cross-validation, each text by a model that has not seen it "
          + "(default: ${DEFAULT-VALUE})")
  private Method method;

  @Option(names = "--folds", paramLabel = "N", defaultValue = "5", description = "of cross-validation (default: ${DEFAULT-VALUE})")
  private int folds;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "42", description = "of the folds (default: ${DEFAULT-VALUE})")
  private long seed;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<LabelledRow> rows = LabelledRow.of(Source.of(file, SAMPLE));
    PrintWriter out = spec.commandLine().getOut();
    if (method == Method.TRAINED) {
      trained(rows, out);
    } else {
      scored(rows, method == Method.VADER ? new VaderAnalyzer() : new LexiconAnalyzer(), out);
    }
    out.flush();
    return 0;
  }

  private static void scored(List<LabelledRow> rows, SentimentScorer scorer, PrintWriter out) {
    boolean three = rows.stream().anyMatch(row -> row.label() == Tone.NEUTRAL);
    Map<String, ToneTally> bySource = new TreeMap<>();
    ToneTally all = new ToneTally();
    for (LabelledRow row : rows) {
      Polarity polarity = scorer.score(row.text());
      Tone called = three ? polarity.tone() : polarity.score() > 0 ? Tone.POSITIVE : Tone.NEGATIVE;
      bySource.computeIfAbsent(row.source(), unused -> new ToneTally()).add(row.label(), called);
      all.add(row.label(), called);
    }
    if (bySource.size() > 1) {
      bySource.forEach((source, tally) -> out.printf("source=%s %s%n", source, tally.figures()));
    }
    out.println(all.figures());
  }

  private void trained(List<LabelledRow> rows, PrintWriter out) {
    if (folds < 2 || folds > 100) {
      throw new ParameterException(spec.commandLine(), "--folds must be from 2 to 100");
    }
    if (rows.stream().anyMatch(row -> row.label() == Tone.NEUTRAL)) {
      throw new ParameterException(spec.commandLine(), "a trained model knows positive and negative texts alone");
    }
    List<LabelledText> texts = rows.stream().map(row -> new LabelledText(row.text(), row.label())).toList();
    SentimentTrainer trainer = new SentimentTrainer(new LexiconAnalyzer());
    Accuracy accuracy = new CrossValidation(trainer, folds, seed).of(texts).orElseThrow();
    out.printf(Locale.ROOT, "accuracy=%.4f macro_f1=%.4f texts=%d%n",
        accuracy.accuracy(), accuracy.macroF1(), accuracy.texts());
  }
}
