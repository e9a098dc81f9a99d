package io.crmkit.examples.pipeline;

import com.google.common.base.Splitter;
import io.crmkit.core.money.Money;
import io.crmkit.examples.html.Page;
import io.crmkit.examples.html.Page.Tile;
import io.crmkit.forecast.calendar.FiscalPeriod;
import io.crmkit.forecast.distribution.RevenueDistribution;
import io.crmkit.forecast.outlook.Ahead;
import io.crmkit.forecast.outlook.LevelScore;
import io.crmkit.forecast.snapshot.Waterfall;
import io.crmkit.forecast.snapshot.WaterfallReason;
import io.crmkit.forecast.snapshot.WaterfallReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything there is to see of a pipeline, on one page. */
final class PipelineReport {

  private static final int QUARTERS = 4;
  private static final double MINOR_PER_UNIT = 100;
  private static final char NO_BREAK = '\u00a0';
  private static final String INDENT = "\u2003";

  private final Sales sales;
  private final RollUps rollUps;
  private final Outlooks outlooks;

  PipelineReport(Sales sales, RollUps rollUps, Outlooks outlooks) {
    this.sales = sales;
    this.rollUps = rollUps;
    this.outlooks = outlooks;
  }

  void write(Path file) throws IOException {
    Page page = new Page("Pipeline forecast", "%,d deals as of %s. All sums are exact, and what is shown adds up."
        .formatted(sales.deals().size(), outlooks.day()));
    tiles(page);
    findings(page);
    page.heading("What may come")
        .paragraph(("What was won, summed up from %d days ago on, and how that sum may go on: half of all cases are in the"
            + " inner band, eight of ten in the outer one. Deals that do not exist yet are part of it.")
            .formatted(Pictures.PAST_DAYS))
        .picture(Pictures.fan(sales.deals(), outlooks))
        .table(1, List.of("within", "mean", "P10", "P50", "P90"), horizons());
    page.heading("From first contact to won").picture(Pictures.funnel(sales.deals()));
    movements(page);
    people(page);
    rollUp(page, "By product", RollUps.PRODUCTS);
    rollUp(page, "By sector of the account", RollUps.SECTORS);
    accuracy(page);
    page.write(file);
  }

  private void tiles(Page page) {
    RevenueDistribution open = total().revenue();
    LevelScore score = outlooks.open().scores().get(0);
    page.tiles(List.of(
        new Tile(units(open.p50()), "from open deals within %d days (P50)".formatted(Outlooks.DAYS)),
        new Tile(units(open.p10()) + " – " + units(open.p90()), "eight of ten cases"),
        new Tile("%,d".formatted(outlooks.openDeals()), "open deals with a known start"),
        new Tile(percent(score.wape()), "error of such forecasts so far (WAPE)"),
        new Tile("%d of %d".formatted(score.coverage().inside(), score.coverage().count()),
            "outcomes between P10 and P90")));
  }

  private void findings(Page page) {
    if (!sales.findings().isEmpty()) {
      page.heading("What is odd in the files").table(3, List.of("rows with", "what was done", "first", "rows"),
          sales.findings().stream().map(finding ->
              List.of(finding.what(), finding.done(), finding.first(), "%,d".formatted(finding.rows()))).toList());
    }
  }

  private List<List<String>> horizons() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("%d days, open deals only".formatted(Outlooks.DAYS), total().revenue()));
    outlooks.horizons().forEach(horizon ->
        rows.add(row("%d days, with new deals".formatted(horizon.days()), horizon.revenue())));
    return rows;
  }

  private static List<String> row(String label, RevenueDistribution revenue) {
    return List.of(label, units(Math.round(revenue.mean())), units(revenue.p10()), units(revenue.p50()), units(revenue.p90()));
  }

  private void movements(Page page) {
    FiscalPeriod quarter = rollUps.quarters(outlooks.day(), 1).get(0);
    WaterfallReport report = Movements.of(sales, quarter, outlooks.day());
    page.heading("What happened to the open deals of " + quarter.name())
        .paragraph("Open deals at what they are listed at, from before %s to %s.".formatted(
            quarter.start(), outlooks.day()))
        .picture(Pictures.waterfall(report.total()))
        .table(1, List.of("", "begin", "new", "won", "lost", "end", "deals", "without a price"),
            rows(report));
  }

  /** Returns the waterfall of all, and below it those of regions and managers. */
  private static List<List<String>> rows(WaterfallReport report) {
    List<List<String>> rows = new ArrayList<>(List.of(row("all", report.total())));
    report.nodes().forEach((path, waterfall) -> {
      List<String> names = Splitter.on('/').omitEmptyStrings().splitToList(path);
      rows.add(row(indented(names.size(), names.get(names.size() - 1)), waterfall));
    });
    return rows;
  }

  private static List<String> row(String name, Waterfall waterfall) {
    return List.of(name, cents(waterfall.begin().amount()), step(waterfall, WaterfallReason.NEW),
        step(waterfall, WaterfallReason.WON), step(waterfall, WaterfallReason.LOST),
        cents(waterfall.end().amount()), "%,d".formatted(waterfall.end().deals()),
        "%,d".formatted(waterfall.end().unpriced()));
  }

  private static String step(Waterfall waterfall, WaterfallReason reason) {
    return cents(waterfall.step(reason).amount());
  }

  // to the cent, as whole units of each would not add up
  private static String cents(Money amount) {
    return "%,.2f".formatted(amount.amount());
  }

  private void people(Page page) {
    Map<String, Ahead> ahead = Stream.of(Outlooks.TOTAL, Outlooks.REGION, Outlooks.MANAGER)
        .flatMap(level -> outlooks.ahead().stream().filter(each -> each.level().equals(level)))
        .collect(Collectors.toMap(each -> each.level() + each.node(), each -> each));
    List<String> levels = List.of(Outlooks.TOTAL, Outlooks.REGION, Outlooks.MANAGER, "agent");
    List<FiscalPeriod> quarters = rollUps.quarters(outlooks.day(), QUARTERS);
    List<List<String>> rows = new ArrayList<>();
    for (RollUps.Row row : rollUps.rows(RollUps.OWNERS, quarters)) {
      List<String> cells = cells(row);
      Ahead outlook = ahead.get(levels.get(row.depth()) + row.name());
      cells.add(outlook == null ? "" : units(outlook.revenue().p10()));
      cells.add(outlook == null ? "" : units(outlook.revenue().p50()));
      cells.add(outlook == null ? "" : units(outlook.revenue().p90()));
      rows.add(cells);
    }
    List<String> header = header(quarters);
    header.addAll(List.of("P10", "P50", "P90"));
    page.heading("By region, manager and agent")
        .paragraph("Won by quarter; open deals with what they are listed at; what they bring within %d days."
            .formatted(Outlooks.DAYS))
        .table(1, header, rows);
  }

  private void rollUp(Page page, String heading, String axis) {
    List<FiscalPeriod> quarters = rollUps.quarters(outlooks.day(), QUARTERS);
    page.heading(heading).table(1, header(quarters),
        rollUps.rows(axis, quarters).stream().map(PipelineReport::cells).toList());
  }

  private static List<String> header(List<FiscalPeriod> quarters) {
    List<String> header = new ArrayList<>(List.of(""));
    quarters.forEach(quarter -> header.add("won " + quarter.name()));
    header.addAll(List.of("open", "listed at"));
    return header;
  }

  private static List<String> cells(RollUps.Row row) {
    List<String> cells = new ArrayList<>(List.of(indented(row.depth(), row.name())));
    row.won().forEach(won -> cells.add("%,d".formatted(won)));
    cells.addAll(List.of("%,d".formatted(row.open()), "%,d".formatted(row.listed())));
    return cells;
  }

  private static String indented(int depth, String name) {
    return INDENT.repeat(depth) + name.replace(' ', NO_BREAK);
  }

  private void accuracy(Page page) {
    page.heading("How good such forecasts were")
        .paragraph("On every fourteenth day of the past a forecast was made from what was known then, and compared with what came.")
        .table(1, List.of("level", "forecasts", "WAPE", "bias", "CRPS", "between P10 and P90"),
            outlooks.open().scores().stream().map(PipelineReport::score).toList());
    if (!outlooks.open().deals().isEmpty()) {
      page.paragraph("%,d chances of single deals: Brier score %.4f.".formatted(
              outlooks.open().deals().count(), outlooks.open().deals().brier()))
          .picture(Pictures.reliability(outlooks.open().deals()));
    }
  }

  private static List<String> score(LevelScore score) {
    return List.of(score.level(), "%,d".formatted(score.coverage().count()), percent(score.wape()),
        percent(score.bias()), percent(score.crps()), percent(score.coverage().share().orElse(Double.NaN)));
  }

  private Ahead total() {
    return outlooks.ahead().get(0);
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "–" : "%.1f %%".formatted(100 * share);
  }

  private static String units(long minor) {
    return "%,d".formatted(Math.round(minor / MINOR_PER_UNIT));
  }
}
