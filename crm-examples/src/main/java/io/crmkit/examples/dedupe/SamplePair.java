package io.crmkit.examples.dedupe;

import io.crmkit.dedupe.Matching;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two rows that show how it was decided. */
record SamplePair(String title, int one, int other) {

  private static final int MOST_ROWS = 50;

  private record Scored(int one, int other, double score) {}

  /** Returns the surest, a usual and the most doubtful pair of those that were joined, and one that was missed. */
  static List<SamplePair> of(Matching matching, List<List<Integer>> clusters, @Nullable Truth truth) {
    List<Scored> joined = new ArrayList<>();
    clusters.forEach(rows -> addPairs(joined, matching, rows.subList(0, Math.min(MOST_ROWS, rows.size()))));
    joined.sort(Comparator.comparingDouble(Scored::score));
    List<SamplePair> samples = new ArrayList<>();
    if (!joined.isEmpty()) {
      add(samples, "The surest pair", joined.get(joined.size() - 1));
      add(samples, "A usual pair", joined.get(joined.size() / 2));
      add(samples, "The most doubtful pair of one contact", joined.get(0));
    }
    if (truth != null) {
      truth.pairs().stream().sorted().map(pair -> scored(matching, (int) (pair >>> 32), (int) (long) pair))
          .filter(each -> matching.cluster(each.one) != matching.cluster(each.other))
          .max(Comparator.comparingDouble(Scored::score))
          .ifPresent(each -> add(samples, "Of those that are the same and were not joined, the likeliest", each));
    }
    return samples;
  }

  private static void addPairs(List<Scored> pairs, Matching matching, List<Integer> rows) {
    for (int i = 0; i < rows.size(); i++) {
      for (int other : rows.subList(i + 1, rows.size())) {
        pairs.add(scored(matching, rows.get(i), other));
      }
    }
  }

  private static Scored scored(Matching matching, int one, int other) {
    return new Scored(one, other, matching.score(one, other));
  }

  private static void add(List<SamplePair> samples, String title, Scored pair) {
    samples.add(new SamplePair(title, pair.one, pair.other));
  }
}
