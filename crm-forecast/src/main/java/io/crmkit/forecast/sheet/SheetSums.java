package io.crmkit.forecast.sheet;

import io.crmkit.forecast.model.plan.Basis;
import io.crmkit.forecast.rollup.Axis;
import io.crmkit.forecast.rollup.Cube;
import io.crmkit.forecast.rollup.Measures;
import io.crmkit.forecast.rollup.RollUp;
import io.crmkit.forecast.rollup.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The exact sums of a sheet: one cube for all deals that are worth as much by the minor unit, so that amounts stay whole
 * numbers of their own currency, and each sum is converted once.
 */
final class SheetSums {

  private final List<Axis> axes;
  private final Map<BigDecimal, Cube.Builder> builders = new LinkedHashMap<>();
  private final Measures[][][] sums;
  private final Measures[][][] own;
  private final long[][][] repeats;
  private final long[][] unpriced;

  /**
   * @param categories one more than there are: the first for deals that are in none
   */
  SheetSums(Tree nodes, Axis periods, int categories) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < categories; i++) {
      names.add(Integer.toString(i));
    }
    axes = List.of(new Axis("node", nodes), periods, new Axis("category", Tree.flat(names)));
    sums = empty(nodes.size(), periods.tree().size(), categories);
    own = empty(nodes.size(), periods.tree().size(), categories);
    repeats = new long[nodes.size()][periods.tree().size()][categories];
    unpriced = new long[nodes.size()][periods.tree().size()];
  }

  private static Measures[][][] empty(int nodes, int periods, int categories) {
    Measures[][][] empty = new Measures[nodes][periods][categories];
    for (Measures[][] node : empty) {
      for (Measures[] period : node) {
        Arrays.fill(period, Measures.EMPTY);
      }
    }
    return empty;
  }

  /**
   * Adds a deal.
   *
   * @param worth of one minor unit of its currency, in major units of the sheet's; zero if nobody knows
   */
  void add(BigDecimal worth, long minor, int basisPoints, int... nodes) {
    builders.computeIfAbsent(worth.stripTrailingZeros(), unit -> Cube.builder(axes)).add(minor, basisPoints, nodes);
  }

  /** Says that what was added at some periods of the lowest level is one deal, which counts once in those above. */
  void countOnce(int node, Collection<Integer> periods, int category) {
    if (periods.size() < 2) {
      return;
    }
    Tree tree = axes.get(1).tree();
    Set<Integer> counted = new HashSet<>();
    for (int period : periods) {
      for (int above = tree.parent(period); above != Tree.NONE; above = tree.parent(above)) {
        repeats[node][above][category] += counted.add(above) ? 0 : 1;
      }
    }
  }

  /** Says that what was added at some periods of the lowest level is one deal without a price. */
  void countUnpriced(int node, Collection<Integer> periods) {
    Tree tree = axes.get(1).tree();
    Set<Integer> counted = new HashSet<>();
    for (int period : periods) {
      for (int at = period; at != Tree.NONE; at = tree.parent(at)) {
        unpriced[node][at] += counted.add(at) ? 1 : 0;
      }
    }
  }

  /** Sums everything up, one cube after the other; no deal can be added from here on. */
  void close() {
    builders.forEach((worth, builder) -> {
      Cube cube = builder.build();
      try (RollUp rollUp = cube.rollUp("node", "period", "category")) {
        add(sums, rollUp::at, worth);
        add(own, cube::at, worth);
      }
    });
    builders.clear();
    rollCountsUp();
  }

  // parents come before their children
  private void rollCountsUp() {
    Tree nodes = axes.get(0).tree();
    for (int node = nodes.size() - 1; node >= 0; node--) {
      int parent = nodes.parent(node);
      for (int period = 0; parent != Tree.NONE && period < repeats[node].length; period++) {
        unpriced[parent][period] += unpriced[node][period];
        for (int category = 0; category < repeats[node][period].length; category++) {
          repeats[parent][period][category] += repeats[node][period][category];
        }
      }
    }
  }

  private interface Source {
    Measures at(int... nodes);
  }

  private static void add(Measures[][][] table, Source source, BigDecimal worth) {
    for (int node = 0; node < table.length; node++) {
      for (int period = 0; period < table[node].length; period++) {
        Measures[] cells = table[node][period];
        for (int category = 0; category < cells.length; category++) {
          Measures more = source.at(node, period, category);
          cells[category] = more.isEmpty() ? cells[category] : cells[category].plus(new Measures(
              more.deals(), more.amount().multiply(worth), more.weighted().multiply(worth)));
        }
      }
    }
  }

  /** Returns the sum over all at and below a node and a period, of the categories from one to the last but one. */
  BigDecimal at(Basis basis, int node, int period, int from, int end) {
    return of(basis, sum(sums[node][period], from, end));
  }

  /** Returns the sum of what is at exactly this node and period. */
  BigDecimal own(Basis basis, int node, int period, int from, int end) {
    return of(basis, sum(own[node][period], from, end));
  }

  long deals(int node, int period, int from, int end) {
    return sum(sums[node][period], from, end).deals() - Arrays.stream(repeats[node][period], from, end).sum();
  }

  /** Returns how many of all deals at and below a node and a period have no price. */
  long unpriced(int node, int period) {
    return unpriced[node][period];
  }

  private static Measures sum(Measures[] cells, int from, int end) {
    return Arrays.stream(cells, from, end).reduce(Measures.EMPTY, Measures::plus);
  }

  private static BigDecimal of(Basis basis, Measures measures) {
    return basis == Basis.AMOUNT ? measures.amount() : measures.weighted();
  }
}
