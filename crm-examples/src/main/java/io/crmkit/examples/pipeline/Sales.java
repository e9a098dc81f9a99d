package io.crmkit.examples.pipeline;

import io.crmkit.examples.pipeline.Findings.Finding;
import io.crmkit.forecast.outlook.DealHistory;
import io.crmkit.forecast.outlook.TrackedDeal;
import io.crmkit.forecast.win.DealSpan;
import io.crmkit.forecast.win.Ending;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that the files say.
 *
 * @param managers by agent
 * @param regions by manager
 * @param series by product
 * @param sectors by account
 * @param findings what is odd about the rows
 */
record Sales(List<SalesDeal> deals, Map<String, String> managers, Map<String, String> regions,
    Map<String, String> series, Map<String, String> sectors, List<Finding> findings) {

  static final String NO_TEAM = "(in no team)";
  static final String NOT_LISTED = "(not listed)";
  static final String NO_ACCOUNT = "(no account)";

  Sales {
    deals = List.copyOf(deals);
    managers = Map.copyOf(managers);
    regions = Map.copyOf(regions);
    series = Map.copyOf(series);
    sectors = Map.copyOf(sectors);
    findings = List.copyOf(findings);
  }

  String managerOf(String agent) {
    return managers.getOrDefault(agent, NO_TEAM);
  }

  String regionOf(String agent) {
    return regions.getOrDefault(managerOf(agent), NO_TEAM);
  }

  String sectorOf(SalesDeal deal) {
    return deal.account() == null ? NO_ACCOUNT : sectors.getOrDefault(deal.account(), NOT_LISTED);
  }

  /** Returns what could have been known at the end of a day: deals engaged by then, and endings by then. */
  Sales asOf(LocalDate day) {
    return new Sales(deals.stream().filter(deal -> deal.engaged() == null || !deal.engaged().isAfter(day))
        .map(deal -> deal.asOf(day)).toList(), managers, regions, series, sectors, findings);
  }

  /** Returns the deals whose lives are known: with the day on which they were opened. */
  DealHistory history() {
    return new DealHistory(deals.stream().filter(SalesDeal::hasLife).map(Sales::tracked).toList());
  }

  /** Returns the last day on which a deal was closed, which is the day that the files were written on or close to it. */
  Optional<LocalDate> lastClosing() {
    return deals.stream().filter(deal -> deal.ending() != Ending.OPEN).map(SalesDeal::closed).flatMap(Stream::ofNullable)
        .max(LocalDate::compareTo);
  }

  private static TrackedDeal tracked(SalesDeal deal) {
    LocalDate closed = deal.ending() == Ending.OPEN ? null : deal.closed();
    return new TrackedDeal(deal.id(), deal.agent(), deal.product(),
        new DealSpan(Objects.requireNonNull(deal.engaged()), closed, deal.ending()), deal.listPrice(), deal.brought());
  }
}
