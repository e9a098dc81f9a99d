package io.crmkit.examples.pipeline;

import io.crmkit.core.TenantId;
import io.crmkit.core.money.Money;
import io.crmkit.forecast.calendar.FiscalPeriod;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.snapshot.Snapshots;
import io.crmkit.forecast.snapshot.WaterfallAxis;
import io.crmkit.forecast.snapshot.WaterfallReport;
import io.crmkit.forecast.snapshot.WaterfallRequest;
import io.crmkit.testkit.core.HandClock;
import io.crmkit.testkit.forecast.InMemorySnapshots;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/**
 * What happened to the open deals of a quarter: snapshots of the pipeline as it was before its first day and as it is
 * now, and the waterfall between them. The files name no day on which an open deal is expected to close, so all are due
 * by the end of the quarter; they are worth what they are listed at.
 */
final class Movements {

  private static final TenantId TENANT = new TenantId("example");
  private static final Currency MONEY = Currency.getInstance("USD");

  private Movements() {}

  static WaterfallReport of(Sales sales, FiscalPeriod quarter, LocalDate today) {
    Instant before = endOf(quarter.start().minusDays(1));
    Instant now = endOf(today);
    List<Deal> seen = new ArrayList<>(asOf(sales, quarter, quarter.start().minusDays(1)));
    HandClock clock = new HandClock(before);
    Snapshots snapshots = new Snapshots(
        new InMemorySnapshots().snapshots(), (tenant, each) -> seen.forEach(each), clock);
    snapshots.take(TENANT).orElseThrow();
    seen.clear();
    seen.addAll(asOf(sales, quarter, today));
    clock.set(now);
    snapshots.take(TENANT).orElseThrow();
    return snapshots.waterfall(TENANT, WaterfallRequest.between(before, now)
        .period(quarter.start(), quarter.end()).currency(MONEY).axis(WaterfallAxis.TERRITORY).build()).orElseThrow();
  }

  private static List<Deal> asOf(Sales sales, FiscalPeriod quarter, LocalDate day) {
    return sales.deals().stream()
        .filter(SalesDeal::hasLife)
        .filter(deal -> !Objects.requireNonNull(deal.engaged()).isAfter(day))
        .map(deal -> asOf(sales, deal, quarter, day))
        .toList();
  }

  private static Deal asOf(Sales sales, SalesDeal deal, FiscalPeriod quarter, LocalDate day) {
    boolean open = deal.isOpenOn(day);
    return Deal.builder(deal.id(), open ? "open" : deal.isWon() ? "won" : "lost")
        .amount(deal.listPrice() == 0 ? null : new Money(deal.listPrice(), MONEY))
        .closeDate(open ? quarter.end() : deal.closed())
        .owner(deal.agent())
        .territory("/%s/%s/".formatted(sales.regionOf(deal.agent()), sales.managerOf(deal.agent())))
        .product(deal.product())
        .build();
  }

  private static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
