package io.crmkit.benchmarks.forecast;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a user writes by hand, and the least that any program can do: add up the amounts and nothing else. */
final class ByHand {

  private static final int RUNS = 9;

  private final int deals;

  private record Deal(int owner, int month, int stage, BigDecimal amount) {}

  private record Cell(int owner, int month, int stage) {}

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

  /** Returns the time that a stream takes for all deals as objects, which need some 750 MB for ten million. */
  double streams() {
    List<Deal> all = IntStream.range(0, deals).mapToObj(i -> new Deal(
        Deals.owner(i), Deals.month(i), Deals.stage(i), BigDecimal.valueOf(Deals.amount(i), 2))).toList();
    return Clocked.millisOf(3, () -> group(all).size());
  }

  private static Map<Cell, BigDecimal> group(List<Deal> deals) {
    return deals.stream().collect(Collectors.groupingBy(
        deal -> new Cell(deal.owner, deal.month, deal.stage),
        Collectors.reducing(BigDecimal.ZERO, Deal::amount, BigDecimal::add)));
  }

  private static long sum(long[] amounts) {
    long sum = 0;
    for (long amount : amounts) {
      sum += amount;
    }
    return sum;
  }
}
