package io.crmkit.examples.pipeline;

import io.crmkit.core.Validated;
import io.crmkit.examples.command.DealDays;
import io.crmkit.examples.command.Figure;
import io.crmkit.examples.command.Source;
import io.crmkit.examples.pipeline.Findings.Finding;
import io.crmkit.forecast.calendar.FiscalCalendar;
import io.crmkit.forecast.distribution.RevenueDistribution;
import io.crmkit.forecast.outlook.LevelScore;
import io.crmkit.forecast.win.Ending;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes one HTML report about a pipeline: what it is, what it may bring, and how good such forecasts were. */
@Command(
    name = "pipeline-forecast",
    description = {
      "Writes one HTML report about a pipeline: roll-ups by people, products and sectors, what may come with how likely,"
          + " what moved, and how good such forecasts were in the past.",
      "Without files it uses a made-up sample."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class PipelineForecastCommand implements Callable<Integer> {

  private static final String SAMPLES = "/io/crmkit/examples/outlook/";

  @Parameters(
      arity = "0..1", paramLabel = "FOLDER",
      description = "where sales_pipeline.csv, products.csv, sales_teams.csv and accounts.csv are")
  private @Nullable Path folder;

  @Option(
      names = "--pipeline", paramLabel = "FILE",
      description = "opportunities: opportunity_id, sales_agent, product, account, deal_stage, engage_date, close_date,"
          + " close_value")
  private @Nullable Path pipeline;

  @Option(names = "--products", paramLabel = "FILE", description = "list prices: product, series, sales_price")
  private @Nullable Path products;

  @Option(names = "--teams", paramLabel = "FILE", description = "people: sales_agent, manager, regional_office")
  private @Nullable Path teams;

  @Option(names = "--accounts", paramLabel = "FILE", description = "accounts: account, sector")
  private @Nullable Path accounts;

  @Option(
      names = "--alias", paramLabel = "WRITTEN=LISTED",
      description = "a product that is written in another way than it is listed; without it, nothing is guessed")
  private @Nullable Map<String, String> aliases;

  @Option(names = "--as-of", paramLabel = "DATE", description = "look ahead from this day (default: the last closing)")
  private @Nullable LocalDate asOf;

  @Option(
      names = "--year-starts", paramLabel = "MONTH", defaultValue = "JANUARY",
      description = "the first month of the fiscal year (default: ${DEFAULT-VALUE})")
  private Month yearStarts;

  @Option(
      names = "--report", paramLabel = "FILE", defaultValue = "target/pipeline-forecast/report.html",
      description = "the report to write (default: ${DEFAULT-VALUE})")
  private Path report;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Source.requireApart(report, Arrays.asList(pipeline, products, teams, accounts));
    SalesReader.Files files = new SalesReader.Files(source(pipeline, "sales_pipeline.csv"),
        source(products, "products.csv"), source(teams, "sales_teams.csv"), source(accounts, "accounts.csv"));
    Validated<Sales> read = SalesReader.read(files, aliases == null ? Map.of() : aliases);
    Sales sales = read.orElseThrow();
    LocalDate day = day(sales);
    Sales known = sales.asOf(day);
    if (known.deals().stream().noneMatch(deal -> deal.isOpenOn(day))) {
      throw new ParameterException(spec.commandLine(),
          "no deal with an engage date is open at the end of %s, so there is nothing to look ahead to; say --as-of DATE"
              .formatted(day));
    }
    Outlooks outlooks = Outlooks.of(known, day, spec.commandLine().getErr());
    new PipelineReport(known, RollUps.of(known, FiscalCalendar.gregorian(yearStarts), day), outlooks).write(report);
    show(known, outlooks);
    return 0;
  }

  private LocalDate day(Sales sales) {
    try {
      return asOf == null ? sales.lastClosing().orElseThrow(() -> new ParameterException(spec.commandLine(),
          "no deal is closed, so there is nothing to learn from; say --as-of DATE")) : DealDays.checked(asOf);
    } catch (DateTimeException far) {
      throw new ParameterException(spec.commandLine(), "--as-of must be %s, but was %s".formatted(DealDays.FORM, asOf), far);
    }
  }

  private Source source(@Nullable Path file, String name) {
    Path inFolder = folder == null ? null : folder.resolve(name);
    return Source.of(file == null ? inFolder : file, SAMPLES + name);
  }

  private void show(Sales sales, Outlooks outlooks) {
    PrintWriter out = spec.commandLine().getOut();
    for (Finding finding : sales.findings()) {
      out.printf("%,6d rows: %s: %s%n", finding.rows(), finding.what(), finding.done());
    }
    out.printf("report: %s%n", report);
    RevenueDistribution revenue = outlooks.ahead().get(0).revenue();
    LevelScore score = outlooks.open().scores().get(0);
    if (Double.isNaN(score.wape())) {
      out.printf("no wape: it is a share of what came, and nothing came in the %d days behind any past day%n", Outlooks.DAYS);
    }
    out.printf(Locale.ROOT, "deals=%d open=%d won=%d without_account=%d unlisted_product=%d as_of=%s days=%d mean=%.2f"
            + " p10=%.2f p50=%.2f p90=%.2f wape=%s coverage=%s%n",
        sales.deals().size(), count(sales, Ending.OPEN), count(sales, Ending.WON),
        sales.deals().stream().filter(deal -> deal.account() == null).count(),
        sales.deals().stream().filter(deal -> !sales.series().containsKey(deal.product())).count(), outlooks.day(),
        Outlooks.DAYS, revenue.mean() / 100, revenue.p10() / 100.0, revenue.p50() / 100.0, revenue.p90() / 100.0,
        Figure.of(score.wape(), 4), Figure.of(score.coverage().share().orElse(Double.NaN), 4));
    out.flush();
  }

  private static long count(Sales sales, Ending ending) {
    return sales.deals().stream().filter(deal -> deal.ending() == ending).count();
  }
}
