package io.crmkit.benchmarks.forecast;

import io.crmkit.benchmarks.peer.PeerClassPath;
import io.crmkit.benchmarks.report.Figures;
import io.crmkit.benchmarks.report.Goal;
import io.crmkit.benchmarks.report.Machine;
import io.crmkit.benchmarks.report.MarkdownTable;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures exact roll-ups beside DuckDB on one thread, a bare sum, and streams of BigDecimal. */
@Command(
    name = "forecast-rollup", mixinStandardHelpOptions = true,
    description = "Measures exact roll-ups beside DuckDB, and prints one table.")
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class RollUpCommand implements Callable<Integer> {

  @Option(names = "--deals", defaultValue = "10000000", description = "how many deals (${DEFAULT-VALUE})")
  private int deals;

  @Spec
  private CommandSpec spec;

  private final MarkdownTable table = new MarkdownTable("work", "crmkit", "reference", "goals");

  @Override
  public Integer call() throws SQLException {
    OurRollUp ours = new OurRollUp(deals);
    ByHand byHand = new ByHand(deals);
    double bare = byHand.bareSum();
    double scan = ours.scanAmounts();
    double rollUp = ours.rollUpFromRows();
    double cells = ours.rollUpFromCells();
    row("load and cluster, ms", ours.loading(), "–", Goal.atMost(1_500, ours.loading(), "ms"));
    try (DuckPeer duck = new DuckPeer(PeerClassPath.target(), deals)) {
      compareWithDuck(duck, ours, bare, scan, rollUp, cells);
    }
    double streams = byHand.streams();
    row("owner × month × stage, streams of BigDecimal, ms", scan, Figures.plain(streams),
        Goal.times("streams", streams, scan, 500));
    row("the same, names and dates made numbers before, ms", scan, Figures.plain(byHand.numberedStreams()));
    updates(ours);
    memory();
    growth();
    spec.commandLine().getOut().println(Machine.thisOne() + "\n\n" + table);
    return 0;
  }

  private void compareWithDuck(DuckPeer duck, OurRollUp ours, double bare, double scan, double rollUp, double cells)
      throws SQLException {
    requireEqual(duck.cells(), ours.total());
    double theirs = Clocked.millis(5, duck::cells);
    double weighted = Clocked.millis(5, duck::weightedCells);
    double theirRollUp = Clocked.millis(5, duck::rollUp);
    int[] next = {0};
    double theirUpdate = Clocked.millis(50, () -> {
      duck.update(next[0]++, 1);
      return next[0];
    });
    row("owner × month × stage, deals and amount, ms", scan,
        "DuckDB %s, bare sum %s".formatted(Figures.plain(theirs), Figures.plain(bare)),
        Goal.atMost(14, scan, "ms"), Goal.times("DuckDB", theirs, scan, 18), Goal.atMostTimes("bare sum", scan, bare, 4));
    row("the same and weighted amount, ms", ours.scan(), "DuckDB " + Figures.plain(weighted));
    row("six levels from the rows, ms", rollUp, "DuckDB " + Figures.plain(theirRollUp), Goal.atMost(22, rollUp, "ms"));
    row("six levels from the cells, ms", cells, "DuckDB " + Figures.plain(theirRollUp), Goal.atMost(7, cells, "ms"));
    row("one deal changes, µs", 1e6 / ours.singlesPerSecond(), "DuckDB " + Figures.plain(theirUpdate * 1000));
  }

  private void updates(OurRollUp ours) {
    row("deals change at depth 6, 3 measures and a scenario, 1,000 in a call, changes/s", ours.updatesPerSecond(), "–",
        Goal.atLeast(2_000_000, ours.updatesPerSecond(), "/s"));
    row("the same, a call for each, changes/s", ours.singlesPerSecond(), "–");
    row("the same, read after each change, µs", ours.readAtOnceMicros(), "–");
    row("switch a factor on 1 of 500 territories, µs", ours.switchMicros(), "–",
        Goal.atMost(50, ours.switchMicros(), "µs"));
  }

  private void memory() {
    double live = LoadMemory.liveBytes(deals);
    row("memory of the deals and their cells, in a heap of %d MB, MB".formatted(LoadMemory.HEAP_MEGABYTES), live / 1e6, "–",
        Goal.atMost(24, live / deals, "B per deal, cells among them"));
  }

  private void growth() {
    double small = 1e6 * new OurRollUp(deals / 100).loading() / (deals / 100.0);
    double large = 1e6 * new OurRollUp(deals).loading() / deals;
    row("time per deal to load, %,d → %,d deals, ns".formatted(deals / 100, deals), large, Figures.plain(small),
        Goal.atMostTimes("of the small one", large, small, 1.2));
  }

  private void row(String work, double ours, String reference, Goal... goals) {
    table.row(List.of(work, Figures.plain(ours), reference,
        Stream.of(goals).map(Goal::toString).collect(Collectors.joining("; "))));
    spec.commandLine().getErr().println(work + ": " + Figures.plain(ours));
  }

  private static void requireEqual(long theirs, long ours) {
    if (theirs != ours) {
      throw new IllegalStateException("DuckDB sums to %d but crmkit to %d".formatted(theirs, ours));
    }
  }
}
