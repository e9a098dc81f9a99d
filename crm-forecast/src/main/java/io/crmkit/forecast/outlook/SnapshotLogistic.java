package io.crmkit.forecast.outlook;

import io.crmkit.forecast.win.DealColumn;
import io.crmkit.forecast.win.DealTable;
import io.crmkit.forecast.win.LogisticModel;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Learns from the deals that were open on earlier days, of which it is known by now whether they were won in as many
 * days as are asked for: by their age, by the time of the quarter and by both, by product and by owner.
 */
final class SnapshotLogistic {

  private static final int STEP_DAYS = 7;
  private static final int AGE_DAYS = 10;
  private static final int OLDEST_DAYS = 150;
  private static final double RIDGE = 5;

  private final KnownDeals known;
  private final int days;
  private final List<TrackedDeal> deals = new ArrayList<>();
  private final List<LocalDate> seen = new ArrayList<>();
  private final List<Boolean> won = new ArrayList<>();

  private SnapshotLogistic(KnownDeals known, int days) {
    this.known = known;
    this.days = days;
  }

  /** Collects what deals were like on earlier days. */
  static SnapshotLogistic learn(KnownDeals known, int days) {
    SnapshotLogistic snapshots = new SnapshotLogistic(known, days);
    @Nullable LocalDate first = known.firstClosing().orElse(null);
    for (LocalDate day = known.day().minusDays(days); first != null && !day.isBefore(first);
        day = day.minusDays(STEP_DAYS)) {
      snapshots.add(day);
    }
    return snapshots;
  }

  private void add(LocalDate day) {
    Set<String> wins = new HashSet<>();
    known.closed().stream().filter(deal -> deal.isWonBetween(day, day.plusDays(days))).map(TrackedDeal::id)
        .forEach(wins::add);
    for (TrackedDeal deal : known.asOf(day).open()) {
      deals.add(deal);
      seen.add(day);
      won.add(wins.contains(deal.id()));
    }
  }

  /** Returns the probability of each open deal; one half if there is nothing to learn from. */
  List<Double> predict(KnownDeals today) {
    int learned = deals.size();
    if (learned == 0) {
      return today.open().stream().map(deal -> 0.5).toList();
    }
    deals.addAll(today.open());
    today.open().forEach(deal -> seen.add(today.day()));
    boolean[] outcomes = new boolean[deals.size()];
    for (int i = 0; i < learned; i++) {
      outcomes[i] = won.get(i);
    }
    double[] answers = LogisticModel.fit(table(), IntStream.range(0, learned).toArray(), outcomes, RIDGE)
        .predict(IntStream.range(learned, deals.size()).toArray());
    deals.subList(learned, deals.size()).clear();
    seen.subList(learned, seen.size()).clear();
    return IntStream.range(0, answers.length).mapToObj(i -> answers[i]).toList();
  }

  private DealTable table() {
    List<String> ages = new ArrayList<>();
    List<String> seasons = new ArrayList<>();
    List<String> both = new ArrayList<>();
    for (int i = 0; i < deals.size(); i++) {
      long age = Math.min(OLDEST_DAYS, ChronoUnit.DAYS.between(deals.get(i).span().opened(), seen.get(i)));
      LocalDate day = seen.get(i);
      String third = "%d.%d".formatted((day.getMonthValue() - 1) % 3, Math.min(2, (day.getDayOfMonth() - 1) / 10));
      ages.add(String.valueOf(age / AGE_DAYS));
      seasons.add(third);
      both.add(age / AGE_DAYS / 2 + " at " + third);
    }
    return new DealTable(List.of(
        DealColumn.categories("age", ages), DealColumn.categories("season", seasons),
        DealColumn.categories("age in season", both),
        DealColumn.categories("product", deals.stream().map(TrackedDeal::product).toList()),
        DealColumn.categories("owner", deals.stream().map(TrackedDeal::owner).toList())));
  }
}
