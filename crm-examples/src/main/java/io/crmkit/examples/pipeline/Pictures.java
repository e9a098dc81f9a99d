package io.crmkit.examples.pipeline;

import io.crmkit.core.money.Money;
import io.crmkit.examples.html.FanChart;
import io.crmkit.examples.html.FanChart.Known;
import io.crmkit.examples.html.FanChart.Outlook;
import io.crmkit.examples.html.FunnelChart;
import io.crmkit.examples.html.ReliabilityDiagram;
import io.crmkit.examples.html.ReliabilityDiagram.Group;
import io.crmkit.examples.html.Svg;
import io.crmkit.examples.html.WaterfallChart;
import io.crmkit.examples.html.WaterfallChart.Step;
import io.crmkit.forecast.accuracy.EventForecasts;
import io.crmkit.forecast.distribution.RevenueDistribution;
import io.crmkit.forecast.snapshot.Waterfall;
import io.crmkit.forecast.win.Ending;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** The pictures of the report. */
final class Pictures {

  private static final double MINOR_PER_UNIT = 100;
  private static final int WINDOW_DAYS = 30;
  private static final int PAST_WINDOWS = 3;
  static final int PAST_DAYS = WINDOW_DAYS * PAST_WINDOWS;
  private static final int GROUPS = 10;
  private static final double[] LEVELS = {0.1, 0.25, 0.5, 0.75, 0.9};

  private Pictures() {}

  /** Draws how many deals came to each stage, and how many of them to the next. */
  static Svg funnel(List<SalesDeal> deals) {
    long engaged = deals.stream().filter(deal -> deal.ending() != Ending.OPEN || deal.engaged() != null).count();
    long closed = deals.stream().filter(deal -> deal.ending() != Ending.OPEN).count();
    long won = deals.stream().filter(SalesDeal::isWon).count();
    return FunnelChart.of("How many deals came to each stage", List.of(
        new FunnelChart.Stage("all", deals.size(), ""),
        new FunnelChart.Stage("engaged", engaged, share(engaged, deals.size(), "all")),
        new FunnelChart.Stage("closed", closed, share(closed, engaged, "those engaged")),
        new FunnelChart.Stage("won", won, share(won, closed, "those closed"))));
  }

  private static String share(long part, long whole, String of) {
    return whole == 0 ? "" : "%.1f %% of %s".formatted(100.0 * part / whole, of);
  }

  /** Draws what was won, summed up from some windows ago on, and how that sum may go on. */
  static Svg fan(List<SalesDeal> deals, Outlooks outlooks) {
    LocalDate today = outlooks.day();
    LocalDate start = today.minusDays(PAST_DAYS);
    List<Known> known = new ArrayList<>();
    for (int i = 0; i <= PAST_WINDOWS; i++) {
      LocalDate day = start.plusDays((long) WINDOW_DAYS * i);
      known.add(new Known(day.toString(), won(deals, start.plusDays(1), day)));
    }
    double soFar = known.get(PAST_WINDOWS).value();
    List<Outlook> ahead = outlooks.horizons().stream().map(horizon ->
        new Outlook(today.plusDays(horizon.days()).toString(), quantiles(horizon.revenue(), soFar))).toList();
    return FanChart.of("Revenue since " + start + ", and how it may go on", known, ahead);
  }

  private static double won(List<SalesDeal> deals, LocalDate from, LocalDate until) {
    return deals.stream().filter(deal -> deal.isWonWithin(from, until)).mapToLong(SalesDeal::brought).sum()
        / MINOR_PER_UNIT;
  }

  private static List<Double> quantiles(RevenueDistribution revenue, double soFar) {
    return DoubleStream.of(LEVELS).mapToObj(level -> soFar + revenue.quantile(level) / MINOR_PER_UNIT).toList();
  }

  /** Draws what led from the open deals of one day to those of another; reasons that did not occur are left out. */
  static Svg waterfall(Waterfall between) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step("begin", units(between.begin().amount()), Step.Kind.TOTAL));
    between.steps().stream().filter(step -> step.deals() > 0).forEach(step ->
        steps.add(new Step(step.reason().label(), units(step.amount()), Step.Kind.CHANGE)));
    steps.add(new Step("end", units(between.end().amount()), Step.Kind.TOTAL));
    return WaterfallChart.of("What led from the open deals of one day to those of another", steps);
  }

  private static double units(Money amount) {
    return amount.minor() / MINOR_PER_UNIT;
  }

  /** Draws the chances that deals were given in the past beside how often they were won. */
  static Svg reliability(EventForecasts forecasts) {
    return ReliabilityDiagram.of("Forecast chances beside how often they came true",
        forecasts.equalMass(GROUPS).bins().stream()
            .map(bin -> new Group(bin.meanProbability(), bin.rate(), bin.count())).toList());
  }
}
