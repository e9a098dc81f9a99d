package io.crmkit.benchmarks.approvals;

import io.crmkit.benchmarks.report.Goal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How long a tick takes, depending on how many requests are pending that are not due. */
final class Ticks {

  private static final int DUE = 1_000;
  private static final List<Integer> PENDING = List.of(10_000, 100_000, 1_000_000);
  private static final double LARGEST_GROWTH = 1.5;

  private final Databases databases;
  private final int rounds;
  private final Consumer<String> progress;

  Ticks(Databases databases, int rounds, Consumer<String> progress) {
    this.databases = databases;
    this.rounds = rounds;
    this.progress = progress;
  }

  List<Comparison> measure(Database database) {
    List<TickDesk> desks = new ArrayList<>();
    try {
      for (int pending : PENDING) {
        progress.accept("%s: adding %,d pending requests".formatted(database.label(), pending));
        desks.add(TickDesk.open(databases.create(database, "tick"), pending));
      }
      return compare(database, desks);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot fill the database", e);
    } finally {
      desks.forEach(TickDesk::close);
    }
  }

  private List<Comparison> compare(Database database, List<TickDesk> desks) {
    desks.forEach(desk -> desk.tickMillis(DUE));
    List<Comparison> comparisons = PENDING.stream()
        .map(pending -> new Comparison("tick, 1,000 due of %,d, %s, ms".formatted(pending, database.label())))
        .toList();
    for (int round = 1; round <= rounds; round++) {
      for (int i = 0; i < desks.size(); i++) {
        comparisons.get(i).add(Engine.CRMKIT, desks.get(i).tickMillis(DUE));
      }
      progress.accept("%s: tick round %d of %d".formatted(database.label(), round, rounds));
    }
    Comparison most = comparisons.get(comparisons.size() - 1);
    double least = comparisons.get(0).median(Engine.CRMKIT);
    most.want(Goal.atMostTimes("10,000 pending", most.median(Engine.CRMKIT), least, LARGEST_GROWTH));
    return comparisons;
  }
}
