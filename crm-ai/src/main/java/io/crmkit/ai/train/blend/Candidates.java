package io.crmkit.ai.train.blend;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.train.Constraints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What may be computed of numbers that have the same unit, and that the constraints of a training leave room for. */
final class Candidates {

  static final int MOST = 100;

  /** A share of a sum reads one feature more, and a model reads 64 for a slot at most. */
  private static final int MOST_SUMMED = 60;

  private Candidates() {}

  /** Returns the most promising ones: sums of all, shares of them, ratios and sums of two. */
  static List<Candidate> of(FeatureSchema schema, ColumnBatch rows, Constraints constraints) {
    int[] signs = constraints.signs(schema);
    List<BitSet> together = constraints.together(schema);
    return sameUnits(schema).stream().flatMap(places -> of(places, rows))
        .filter(candidate -> candidate.reads().stream().allMatch(place -> signs[place] == 0))
        .filter(candidate -> together.isEmpty()
            || together.stream().anyMatch(group -> isWithin(candidate.reads(), group)))
        .filter(candidate -> Arrays.stream(candidate.column(rows)).allMatch(value -> !Double.isInfinite(value)))
        .limit(MOST).toList();
  }

  static boolean isWithin(BitSet reads, BitSet group) {
    BitSet rest = (BitSet) reads.clone();
    rest.andNot(group);
    return rest.isEmpty();
  }

  private static Collection<List<Integer>> sameUnits(FeatureSchema schema) {
    Map<String, List<Integer>> places = new TreeMap<>();
    for (int i = 0; i < schema.size(); i++) {
      Feature feature = schema.feature(i);
      if (feature.kind() == FeatureKind.NUMBER && !feature.unit().isBlank()) {
        places.computeIfAbsent(feature.unit(), any -> new ArrayList<>()).add(i);
      }
    }
    return places.values();
  }

  private static Stream<Candidate> of(List<Integer> places, ColumnBatch rows) {
    List<Candidate> all = new ArrayList<>();
    if (places.size() > 2 && places.size() <= MOST_SUMMED) {
      all.add(new Candidate(places, List.of()));
      places.forEach(place -> all.add(new Candidate(List.of(place), places)));
    }
    List<Candidate> sums = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      for (int j = i + 1; j < places.size(); j++) {
        all.add(ratio(places.get(i), places.get(j), rows));
        sums.add(new Candidate(List.of(places.get(i), places.get(j)), List.of()));
      }
    }
    return Stream.concat(all.stream(), sums.stream());
  }

  /** Divides by the one that is less often 0, and by the later of equals. */
  private static Candidate ratio(int first, int second, ColumnBatch rows) {
    return zeros(rows.column(first)) < zeros(rows.column(second))
        ? new Candidate(List.of(second), List.of(first)) : new Candidate(List.of(first), List.of(second));
  }

  private static long zeros(double[] column) {
    return Arrays.stream(column).filter(value -> value == 0).count();
  }
}
