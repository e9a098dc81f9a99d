package io.crmkit.benchmarks.dedupe;

import io.crmkit.dedupe.MatchOptions;
import io.crmkit.dedupe.Matcher;
import io.crmkit.dedupe.Matching;
import io.crmkit.dedupe.table.RecordTable;
import io.crmkit.imports.read.ReadRow;
import io.crmkit.imports.read.RowSource;
import io.crmkit.imports.read.SourceFile;
import io.crmkit.imports.read.SourceRow;
import io.crmkit.imports.read.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** People from a file to clusters, on one thread; nothing is said of the columns but that the first is the id. */
public final class OurMatching {

  private OurMatching() {}

  /** Matches the records of the first file, measured by the pairs of the second. */
  public static void main(String[] arguments) throws IOException {
    double start = Outcome.cpu();
    List<String> ids = new ArrayList<>();
    double[] comparing = new double[1];
    MatchOptions options = MatchOptions.usual().telling(progress -> {
      if (progress.unit().equals("pairs")) {
        comparing[0] = progress.elapsed().toNanos() / 1e9; // of the last time that pairs are compared, which is of all
      }
    }, new CpuClock());
    Matching matching = match(Path.of(arguments[0]), ids, options);
    double cpu = Outcome.cpu() - start;
    double scoring = comparing[0] + scoring(matching);
    double f1 = f1(matching, ids, Path.of(arguments[1]));
    int rows = ids.size();
    ids.clear();
    double bytes = (double) live() / rows;
    System.out.println(new Outcome(cpu, scoring, matching.compared(), f1, bytes).line());
    if (matching.cluster(0) < 0) {
      throw new IllegalStateException("what was found must be there until memory was measured");
    }
  }

  /** A method of its own, so that nothing holds the table that was read when memory is measured. */
  private static Matching match(Path file, List<String> ids, MatchOptions options) throws IOException {
    return Matcher.of(options).learn(read(file, ids)).orElseThrow();
  }

  /** The CPU time that it takes to score all pairs that were compared. */
  private static double scoring(Matching matching) {
    double start = Outcome.cpu();
    double sum = matching.scores().sum();
    double seconds = Outcome.cpu() - start;
    if (Double.isNaN(sum)) {
      throw new IllegalStateException("scores must be numbers");
    }
    return seconds;
  }

  private static RecordTable read(Path file, List<String> ids) throws IOException {
    try (RowSource rows = Sources.open(SourceFile.of(file)).orElseThrow()) {
      RecordTable.Builder table = RecordTable.of(rows.header().subList(1, rows.header().size()));
      ReadRow next = rows.next();
      while (next != null) {
        var values = ((SourceRow) next).values();
        ids.add(String.valueOf(values.get(0)));
        table.add(0, values.subList(1, values.size()));
        next = rows.next();
      }
      return table.build();
    }
  }

  private static double f1(Matching matching, List<String> ids, Path goldPairs) throws IOException {
    Map<String, Integer> clusters = new HashMap<>();
    Map<Integer, Long> sizes = new HashMap<>();
    for (int row = 0; row < ids.size(); row++) {
      clusters.put(ids.get(row), matching.cluster(row));
      sizes.merge(matching.cluster(row), 1L, Long::sum);
    }
    long found = sizes.values().stream().mapToLong(size -> size * (size - 1) / 2).sum();
    var truth = Outcome.truth(goldPairs);
    long right = truth.stream().map(pair -> pair.split(","))
        .filter(pair -> Objects.equals(clusters.get(pair[0]), clusters.get(pair[1]))).count();
    return Outcome.f1(found, right, truth.size());
  }

  private static long live() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
