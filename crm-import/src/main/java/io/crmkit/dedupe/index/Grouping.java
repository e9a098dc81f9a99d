package io.crmkit.dedupe.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Parts one component of linked records into clusters. The answer depends on the records and their weights alone: records
 * come in the order of their ids, and every tie is decided by it.
 *
 * <p>Average linkage (Sokal and Michener 1958): the two groups with the highest mean of weights are joined as long as that
 * is above 0. A component of more than {@value #LARGEST} records is an accident of chains and would cost its cube; there,
 * each record in its order that is in no cluster yet begins one and takes in those linked to it that are in none.
 */
final class Grouping {

  static final int LARGEST = 200;

  private Grouping() {}

  /** A component, its records by their places in the order of their ids. */
  interface Component {

    int size();

    double weight(int one, int other);

    /** Returns the places of the records that one is linked with. */
    int[] links(int place);
  }

  /** Returns clusters of places, each in ascending order, the one with the lowest place first. */
  static List<int[]> of(Component component) {
    if (component.size() == 1) {
      return List.of(new int[] {0});
    }
    return component.size() > LARGEST ? leaders(component) : linkage(component);
  }

  private static List<int[]> leaders(Component component) {
    int[] groups = new int[component.size()];
    Arrays.fill(groups, -1);
    for (int leader = 0; leader < groups.length; leader++) {
      if (groups[leader] < 0) {
        groups[leader] = leader;
        for (int other : component.links(leader)) {
          groups[other] = groups[other] < 0 ? leader : groups[other];
        }
      }
    }
    return collected(groups);
  }

  private static List<int[]> linkage(Component component) {
    int size = component.size();
    double[][] sums = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        sums[i][j] = component.weight(i, j);
        sums[j][i] = sums[i][j];
      }
    }
    int[] groups = new int[size];
    int[] sizes = new int[size];
    for (int i = 0; i < size; i++) {
      groups[i] = i;
      sizes[i] = 1;
    }
    while (joinsBest(sums, sizes, groups)) {
      // until no two groups weigh more than 0
    }
    return collected(groups);
  }

  private static boolean joinsBest(double[][] sums, int[] sizes, int[] groups) {
    double best = 0;
    int one = -1;
    int other = -1;
    for (int i = 0; i < sizes.length; i++) {
      for (int j = i + 1; j < sizes.length && sizes[i] > 0; j++) {
        double mean = sizes[j] == 0 ? 0 : sums[i][j] / ((double) sizes[i] * sizes[j]);
        if (mean > best) {
          best = mean;
          one = i;
          other = j;
        }
      }
    }
    if (one >= 0) {
      join(one, other, sums, sizes, groups);
    }
    return one >= 0;
  }

  private static void join(int one, int other, double[][] sums, int[] sizes, int[] groups) {
    for (int i = 0; i < groups.length; i++) {
      sums[one][i] += sums[other][i];
      sums[i][one] = sums[one][i];
      groups[i] = groups[i] == other ? one : groups[i];
    }
    sizes[one] += sizes[other];
    sizes[other] = 0;
  }

  private static List<int[]> collected(int[] groups) {
    Map<Integer, List<Integer>> members = new TreeMap<>();
    for (int place = 0; place < groups.length; place++) {
      members.computeIfAbsent(groups[place], unused -> new ArrayList<>()).add(place);
    }
    return members.values().stream().map(each -> each.stream().mapToInt(Integer::intValue).toArray()).toList();
  }
}
