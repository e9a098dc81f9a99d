package io.crmkit.benchmarks.forecast;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a user writes by hand, and the least that any program can do: add up the amounts and nothing else. */
final class ByHand {

  private static final int RUNS = 9;
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

  private final int deals;

  private record Deal(String owner, LocalDate closes, String stage, BigDecimal amount) {}

  private record Cell(String owner, YearMonth month, String stage) {}

  private record NumberedDeal(int owner, int month, int stage, BigDecimal amount) {}

  private record NumberedCell(int owner, int month, int stage) {}

  ByHand(int deals) {
    this.deals = deals;
  }

  double bareSum() {
    long[] amounts = new long[deals];
    for (int i = 0; i < deals; i++) {
      amounts[i] = Deals.amount(i);
    }
    return Clocked.millisOf(RUNS, () -> sum(amounts));
  }

  /** Returns the time that a stream takes for all deals as an application has them: names, dates and decimals. */
  double streams() {
    List<String> owners = IntStream.range(0, Deals.OWNERS).mapToObj(owner -> Deals.name(5, owner)).toList();
    List<String> stages = IntStream.range(0, Deals.STAGES).mapToObj(stage -> "stage " + stage).toList();
    List<Deal> all = IntStream.range(0, deals).mapToObj(i -> new Deal(owners.get(Deals.owner(i)),
        FIRST.plusMonths(Deals.month(i)).plusDays(i % 28), stages.get(Deals.stage(i)), amount(i))).toList();
    return Clocked.millisOf(3, () -> all.stream().collect(Collectors.groupingBy(
        deal -> new Cell(deal.owner, YearMonth.from(deal.closes), deal.stage), sum(Deal::amount))).size());
  }

  /** Returns the same time for deals whose owner, month and stage have been made small numbers before. */
  double numberedStreams() {
    List<NumberedDeal> all = IntStream.range(0, deals).mapToObj(i ->
        new NumberedDeal(Deals.owner(i), Deals.month(i), Deals.stage(i), amount(i))).toList();
    return Clocked.millisOf(3, () -> all.stream().collect(Collectors.groupingBy(
        deal -> new NumberedCell(deal.owner, deal.month, deal.stage), sum(NumberedDeal::amount))).size());
  }

  private static BigDecimal amount(int deal) {
    return BigDecimal.valueOf(Deals.amount(deal), 2);
  }

  private static <T> Collector<T, ?, BigDecimal> sum(Function<T, BigDecimal> amount) {
    return Collectors.reducing(BigDecimal.ZERO, amount, BigDecimal::add);
  }

  private static long sum(long[] amounts) {
    long sum = 0;
    for (long amount : amounts) {
      sum += amount;
    }
    return sum;
  }
}
