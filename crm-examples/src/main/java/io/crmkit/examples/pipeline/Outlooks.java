package io.crmkit.examples.pipeline;

import io.crmkit.examples.command.ProgressBar;
import io.crmkit.forecast.distribution.RevenueDistribution;
import io.crmkit.forecast.outlook.Ahead;
import io.crmkit.forecast.outlook.DealHistory;
import io.crmkit.forecast.outlook.Level;
import io.crmkit.forecast.outlook.OutlookMethod;
import io.crmkit.forecast.outlook.OutlookMethods;
import io.crmkit.forecast.outlook.TrackedDeal;
import io.crmkit.forecast.outlook.WalkForward;
import io.crmkit.forecast.outlook.Walked;
import io.crmkit.forecast.win.HazardShape;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the open deals of a pipeline bring, and all deals with those that are yet to come, by a walk along the past. */
final class Outlooks {

  static final int DAYS = 30;
  static final String TOTAL = "total";
  static final String REGION = "region";
  static final String MANAGER = "manager";
  private static final int WARM_UP_DAYS = 60;
  private static final int STEP_DAYS = 14;
  private static final List<Integer> HORIZONS = List.of(30, 60, 90);
  private static final OutlookMethod HAZARD = OutlookMethods.ageHazard("age-hazard", HazardShape.QUARTERLY);

  private final LocalDate day;
  private final Walked open;
  private final List<Ahead> ahead;
  private final List<Horizon> horizons;
  private final int openDeals;

  /** What all deals bring within some days, those that do not exist yet among them. */
  record Horizon(int days, RevenueDistribution revenue, Walked walked) {}

  private Outlooks(LocalDate day, Walked open, List<Horizon> horizons, int openDeals) {
    this.day = day;
    this.open = open;
    this.ahead = open.ahead(day);
    this.horizons = horizons;
    this.openDeals = openDeals;
  }

  /** Looks ahead from the end of {@code day}. */
  static Outlooks of(Sales sales, LocalDate day, PrintWriter progress) {
    DealHistory history = sales.history();
    Level total = new Level(TOTAL, agent -> "all");
    List<LocalDate> origins = origins(history, day, DAYS);
    ProgressBar bar = new ProgressBar(progress, "days of the past", origins.size());
    WalkForward walk = new WalkForward(history, DAYS,
        List.of(total, new Level(REGION, sales::regionOf), new Level(MANAGER, sales::managerOf)));
    Walked open = walk.run(HAZARD, origins, bar::show);
    List<Horizon> horizons = new ArrayList<>();
    for (int days : HORIZONS) {
      Walked walked = new WalkForward(history, days, List.of(total)).run(
          OutlookMethods.withNewBusiness(HAZARD, HazardShape.QUARTERLY), origins(history, day, days));
      horizons.add(new Horizon(days, walked.ahead(day).get(0).revenue(), walked));
    }
    return new Outlooks(day, open, horizons, history.asOf(day).open().size());
  }

  LocalDate day() {
    return day;
  }

  /** Returns the walk with what open deals bring within {@value #DAYS} days. */
  Walked open() {
    return open;
  }

  /** Returns what each node's open deals bring within {@value #DAYS} days, that of all deals first. */
  List<Ahead> ahead() {
    return ahead;
  }

  /** Returns how many deals are open of which it is known when they were opened. */
  int openDeals() {
    return openDeals;
  }

  List<Horizon> horizons() {
    return horizons;
  }

  /** From when some closings are known until the last day of which the outcome is recorded in whole. */
  private static List<LocalDate> origins(DealHistory history, LocalDate day, int days) {
    LocalDate first = history.deals().stream().map(TrackedDeal::span).flatMap(span -> Stream.ofNullable(span.closed()))
        .min(LocalDate::compareTo).orElse(day).plusDays(WARM_UP_DAYS);
    List<LocalDate> origins = new ArrayList<>();
    for (LocalDate origin = day.minusDays(days); !origin.isBefore(first); origin = origin.minusDays(STEP_DAYS)) {
      origins.add(0, origin);
    }
    return origins;
  }
}
