package io.crmkit.examples.outlook;

import io.crmkit.examples.command.Figure;
import io.crmkit.examples.command.ProgressBar;
import io.crmkit.examples.command.Source;
import io.crmkit.forecast.accuracy.EventForecasts;
import io.crmkit.forecast.outlook.Level;
import io.crmkit.forecast.outlook.LevelScore;
import io.crmkit.forecast.outlook.OutlookMethod;
import io.crmkit.forecast.outlook.OutlookMethod.Scope;
import io.crmkit.forecast.outlook.OutlookMethods;
import io.crmkit.forecast.outlook.TrackedDeal;
import io.crmkit.forecast.outlook.WalkForward;
import io.crmkit.forecast.outlook.Walked;
import io.crmkit.forecast.series.SeriesMethods;
import io.crmkit.forecast.win.HazardShape;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Walks through a pipeline's past and compares what every method would have forecast with what then came. */
@Command(
    name = "forecast-backtest",
    description = {
      "Walks through the past of a pipeline. On each day every method forecasts, from what was known then, what the"
          + " open deals bring"
          + " within the next days; printed is how good that was, for all deals, by manager and by agent.",
      "Without files it uses a made-up sample."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class ForecastBacktestCommand implements Callable<Integer> {

  private static final String SAMPLES = "/io/crmkit/examples/outlook/";
  private static final int RELIABILITY_BINS = 10;
  private static final List<String> LEVELS = List.of("total", "manager", "agent");

  @Option(
      names = "--pipeline", paramLabel = "FILE",
      description = "opportunities: opportunity_id, sales_agent, product, deal_stage, engage_date, close_date,"
          + " close_value")
  private @Nullable Path pipeline;

  @Option(names = "--products", paramLabel = "FILE", description = "list prices: product, sales_price")
  private @Nullable Path products;

  @Option(names = "--teams", paramLabel = "FILE", description = "people: sales_agent, manager")
  private @Nullable Path teams;

  @Option(names = "--days", defaultValue = "30", description = "how far to look ahead (default: ${DEFAULT-VALUE})")
  private int days;

  @Option(names = "--step", defaultValue = "7", description = "days between forecasts (default: ${DEFAULT-VALUE})")
  private int step;

  @Option(
      names = "--warm-up", paramLabel = "DAYS", defaultValue = "60",
      description = "days from the first closing to the first forecast (default: ${DEFAULT-VALUE})")
  private int warmUp;

  @Option(
      names = "--static-weight", defaultValue = "0.63",
      description = "the probability that the static method gives every open deal (default: ${DEFAULT-VALUE})")
  private double staticWeight;

  @Option(names = "--methods", split = ",", paramLabel = "NAME", description = "only these methods, such as age-hazard")
  private @Nullable List<String> chosen;

  @Spec
  private CommandSpec spec;

  /** What a method scored at every level. */
  private record Result(OutlookMethod method, List<LevelScore> scores, EventForecasts deals) {

    double wape() {
      return scores.get(0).wape();
    }
  }

  @Override
  public Integer call() throws IOException {
    checkOptions();
    HistoryReader.Read read = HistoryReader.read(
        Source.of(pipeline, SAMPLES + "sales_pipeline.csv"), Source.of(products, SAMPLES + "products.csv"),
        Source.of(teams, SAMPLES + "sales_teams.csv")).orElseThrow();
    List<LocalDate> origins = origins(read.history().deals());
    WalkForward walk = new WalkForward(read.history(), days, levels(read.managers()));
    List<OutlookMethod> methods = methods();
    ProgressBar bar = new ProgressBar(spec.commandLine().getErr(), "methods", methods.size());
    List<Result> results = new ArrayList<>();
    for (OutlookMethod method : methods) {
      Walked walked = walk.run(method, origins);
      results.add(new Result(method, walked.scores(), walked.deals()));
      bar.show(results.size());
    }
    show(read, origins, results);
    return 0;
  }

  private void checkOptions() {
    require(days >= 1, "--days must be 1 or more but was " + days);
    require(step >= 1, "--step must be 1 or more but was " + step);
    require(warmUp >= 0, "--warm-up must be 0 or more but was " + warmUp);
    require(staticWeight >= 0 && staticWeight <= 1, "--static-weight must be from 0 to 1 but was " + staticWeight);
  }

  private void require(boolean sound, String otherwise) {
    if (!sound) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  private List<OutlookMethod> methods() {
    List<String> names = chosen;
    if (names == null) {
      return everyMethod();
    }
    List<OutlookMethod> methods = everyMethod().stream().filter(method -> names.contains(method.name())).toList();
    if (methods.size() < names.size()) {
      throw new ParameterException(spec.commandLine(), "there are not all of the methods %s, only %s"
          .formatted(names, everyMethod().stream().map(OutlookMethod::name).toList()));
    }
    return methods;
  }

  private List<OutlookMethod> everyMethod() {
    OutlookMethod hazard = OutlookMethods.ageHazard("age-hazard", HazardShape.QUARTERLY);
    return List.of(
        OutlookMethods.staticWeight(staticWeight), OutlookMethods.lastPeriod(), OutlookMethods.stageRates("engaging"),
        OutlookMethods.ageHazard("age-hazard-without-season", HazardShape.QUARTERLY.withoutSeason()), hazard,
        OutlookMethods.series(SeriesMethods.theta()), OutlookMethods.logistic(),
        OutlookMethods.withNewBusiness(hazard, HazardShape.QUARTERLY));
  }

  private static List<Level> levels(Map<String, String> managers) {
    return List.of(
        new Level(LEVELS.get(0), agent -> "all"),
        new Level(LEVELS.get(1), agent -> managers.getOrDefault(agent, "")),
        new Level(LEVELS.get(2), agent -> agent));
  }

  /** From when some closings are known until the last day of which the outcome is recorded in whole. */
  private List<LocalDate> origins(List<TrackedDeal> deals) {
    List<LocalDate> closings = deals.stream().map(deal -> deal.span().closed()).flatMap(Stream::ofNullable).sorted()
        .toList();
    if (closings.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "no deal is closed, so there is no past to walk through");
    }
    LocalDate last = closings.get(closings.size() - 1).minusDays(days);
    List<LocalDate> origins = new ArrayList<>();
    for (LocalDate day = closings.get(0).plusDays(warmUp); !day.isAfter(last); day = day.plusDays(step)) {
      origins.add(day);
    }
    if (origins.isEmpty()) {
      throw new ParameterException(spec.commandLine(), ("closings run from %s to %s, too short for a warm-up of %d days and %d to look"
          + " ahead").formatted(closings.get(0), closings.get(closings.size() - 1), warmUp, days));
    }
    return origins;
  }

  private void show(HistoryReader.Read read, List<LocalDate> origins, List<Result> results) {
    PrintWriter out = spec.commandLine().getOut();
    read.remarks().forEach((remark, count) -> out.printf("%s: %,d rows%n", remark, count));
    out.printf("%d forecasts of %d days, from %s to %s%n", origins.size(), days, origins.get(0),
        origins.get(origins.size() - 1));
    Result best = results.get(0);
    for (Result result : results) {
      for (LevelScore score : result.scores()) {
        out.printf(Locale.ROOT,
            "method=%s level=%s wape=%s wape_as_is=%s bias=%s crps=%s coverage=%s windows=%d%n",
            result.method().name(), score.level(), Figure.of(score.wape(), 3), Figure.of(score.rawWape(), 3),
            Figure.of(score.bias(), 3), Figure.of(score.crps(), 3),
            Figure.of(score.coverage().share().orElse(Double.NaN), 3), score.coverage().count());
      }
      if (!result.deals().isEmpty()) {
        out.printf(Locale.ROOT, "method=%s deals=%d brier=%.4f logloss=%.4f ece=%.4f%n", result.method().name(),
            result.deals().count(), result.deals().brier(), result.deals().logLoss(),
            result.deals().equalWidth(RELIABILITY_BINS).calibrationError());
      }
      if (result.method().scope() == Scope.OPEN_DEALS && result.wape() < best.wape()) {
        best = result;
      }
    }
    if (Double.isNaN(best.wape())) {
      out.println("no wape: it and its like are shares of what came, and nothing came in any of these days");
    }
    out.printf(Locale.ROOT, "wape=%s coverage_total=%s coverage_manager=%s coverage_agent=%s method=%s%n",
        Figure.of(best.wape(), 4), coverage(best, 0), coverage(best, 1), coverage(best, 2), best.method().name());
    out.flush();
  }

  private static String coverage(Result result, int level) {
    return Figure.of(result.scores().get(level).coverage().share().orElse(Double.NaN), 4);
  }
}
