package io.crmkit.examples.series;

import io.crmkit.examples.command.ProgressBar;
import io.crmkit.examples.command.Source;
import io.crmkit.forecast.series.SeriesForecast;
import io.crmkit.forecast.series.SeriesMethod;
import io.crmkit.forecast.series.SeriesMethods;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Forecasts the test part of each series from its training part and prints how accurate that was. */
@Command(
    name = "series-evaluate",
    description = {
      "Forecasts the test part of each series of a file from its training part and prints how accurate that was: "
          + "sMAPE as the mean over all forecasts, MASE as the mean over series, and the share of values between the "
          + "10 %% and 90 %% quantiles.",
      "Without a file it uses a made-up sample. If any row is wrong, every wrong row is named and nothing is forecast."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class SeriesEvaluateCommand implements Callable<Integer> {

  private static final String SAMPLE = "/io/crmkit/examples/series/series.csv";
  private static final int BATCH = 64;

  @Parameters(
      arity = "0..1", paramLabel = "FILE",
      description = "series: id, period, start, h, part (train or test), values separated by spaces")
  private @Nullable Path file;

  @Option(
      names = "--method", paramLabel = "NAME", defaultValue = "combination",
      description = "seasonal-naive, damped-holt, theta, optimised-theta, ets or combination "
          + "(default: ${DEFAULT-VALUE})")
  private String method;

  @Option(
      names = "--within-training", paramLabel = "ORIGINS",
      description = "forecast the ends of the training parts instead, from up to so many origins each, half a horizon "
          + "apart: to choose between methods without a look at the test parts")
  private int withinTraining;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    SeriesMethod chosen = SeriesMethods.named(method).orElseThrow(() -> new ParameterException(spec.commandLine(),
        "no method '%s', only %s".formatted(method, SeriesMethods.all().stream().map(SeriesMethod::name).toList())));
    if (withinTraining < 0) {
      throw new ParameterException(spec.commandLine(), "--within-training must be 0 or more but was " + withinTraining);
    }
    SeriesFile series = new SeriesFile(Source.of(file, SAMPLE));
    int total = series.check().orElseThrow();
    Map<Period, Tally> tallies = evaluate(series, chosen, total);
    if (tallies.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "no series is long enough to hold back its end");
    }
    PrintWriter out = spec.commandLine().getOut();
    Tally all = new Tally();
    tallies.forEach((period, tally) -> {
      out.printf("period=%s %s%n", period, tally.figures());
      all.merge(tally);
    });
    out.printf("method=%s%n", chosen.name());
    out.println(all.figures());
    out.flush();
    return 0;
  }

  private Map<Period, Tally> evaluate(SeriesFile series, SeriesMethod chosen, int total) throws IOException {
    ProgressBar bar = new ProgressBar(spec.commandLine().getErr(), "series forecast", total);
    Map<Period, Tally> tallies = new EnumMap<>(Period.class);
    List<TrainedSeries> batch = new ArrayList<>();
    int[] done = {0};
    series.forEach(each -> {
      batch.addAll(withinTraining > 0 ? each.within(withinTraining) : List.of(each));
      done[0]++;
      if (batch.size() >= BATCH || done[0] == total) {
        forecast(batch, chosen, tallies);
        batch.clear();
        bar.show(done[0]);
      }
    });
    return tallies;
  }

  private static void forecast(List<TrainedSeries> batch, SeriesMethod chosen, Map<Period, Tally> tallies) {
    List<SeriesForecast> forecasts = batch.parallelStream()
        .map(each -> chosen.forecast(each.known(), each.following().length())).toList();
    for (int i = 0; i < batch.size(); i++) {
      tallies.computeIfAbsent(batch.get(i).period(), period -> new Tally()).add(batch.get(i), forecasts.get(i));
    }
  }
}
