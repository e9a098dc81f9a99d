package io.crmkit.examples.desk;

import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.examples.command.ProgressBar;
import io.crmkit.examples.command.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs every deal that closed too far below list price through an approval chain, in simulated time. */
@Command(
    name = "discount-desk",
    description = {
      "Runs every deal that closed too far below list price through an approval chain: submits, answers, escalates, "
          + "day by day in simulated time, and keeps everything in an H2 file. Stopped and run again, it goes on from "
          + "there.",
      "Without files it uses a made-up sample."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class DiscountDeskCommand implements Callable<Integer> {

  private static final String SAMPLES = "/io/crmkit/examples/desk/";

  @Option(
      names = "--pipeline", paramLabel = "FILE",
      description = "opportunities: opportunity_id, sales_agent, product, account, deal_stage, close_date, close_value")
  private @Nullable Path pipeline;

  @Option(names = "--products", paramLabel = "FILE", description = "list prices: product, sales_price")
  private @Nullable Path products;

  @Option(names = "--teams", paramLabel = "FILE", description = "people: sales_agent, manager, regional_office")
  private @Nullable Path teams;

  @Option(names = "--definition", paramLabel = "FILE", description = "another chain for deals than the desk's own")
  private @Nullable Path definition;

  @Option(
      names = "--database", paramLabel = "FILE", defaultValue = "target/discount-desk/desk",
      description = "the H2 file, without its ending (default: ${DEFAULT-VALUE})")
  private Path database;

  @Option(
      names = "--report", paramLabel = "FILE", defaultValue = "target/discount-desk/report.html",
      description = "the report to write (default: ${DEFAULT-VALUE})")
  private Path report;

  @Option(names = "--until", paramLabel = "DATE", description = "stop before this day; run again to go on")
  private @Nullable LocalDate until;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Source.requireApart(report, Arrays.asList(pipeline, products, teams, definition));
    Pipeline read = PipelineReader.read(
        Source.of(pipeline, SAMPLES + "sales_pipeline.csv"),
        Source.of(products, SAMPLES + "products.csv"),
        Source.of(teams, SAMPLES + "sales_teams.csv"));
    String document = Source.of(definition, SAMPLES + "discount-desk.json").text();
    try (Desk desk = Desk.open(database, read.team(), document)) {
      List<Deal> requests = desk.beyondThresholds(read.deals());
      ProgressBar bar = new ProgressBar(spec.commandLine().getErr(), "requests settled", requests.size());
      desk.play(requests, end(), bar::show);
      int published = desk.publishEvents();
      show(new DeskReport(read, desk.courses(requests)), desk.definition(), published);
    }
    return 0;
  }

  private Instant end() {
    return until == null ? Instant.MAX : until.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private void show(DeskReport result, Definition used, int published) throws IOException {
    result.write(report, used);
    PrintWriter out = spec.commandLine().getOut();
    result.problems().forEach((kind, count) -> out.printf("not used: %,d rows, %s%n", count, kind));
    result.respelled().forEach((kind, count) -> out.printf("used: %,d rows, %s%n", count, kind));
    out.printf("median cycle time %d h, 90 %% within %d h%n",
        result.cycleTime().median().toHours(), result.cycleTime().ninetieth().toHours());
    out.printf("report: %s%n", report);
    long settled = result.count("approved") + result.count("rejected") + result.count("expired");
    out.printf("requests=%d approved=%d rejected=%d expired=%d pending=%d escalated=%d events=%d published=%d%n",
        settled + result.count("pending"), result.count("approved"), result.count("rejected"),
        result.count("expired"), result.count("pending"), result.escalated(), result.events(), published);
    out.flush();
  }
}
