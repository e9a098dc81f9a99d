package io.crmkit.dedupe.cluster;

import java.util.Arrays;

/**
 * Average linkage (Sokal and Michener 1958) in one component: the two groups with the highest average weight between
 * their members are joined, as long as it is above the threshold.
 */
final class Linkage {

  private final double[][] sums;
  private final long[] sizes;
  private final int[] groups;
  private final int[][] ofSource;
  private final int[] most;

  /**
   * Takes the weights of pairs less the threshold; they are overwritten.
   *
   * @param times how many rows each record stands for
   * @param sources of the records
   * @param most by source, how many rows of it a group may have
   */
  Linkage(double[][] weights, int[] times, int[] sources, int[] most) {
    this.sums = weights;
    this.sizes = Arrays.stream(times).asLongStream().toArray();
    this.groups = new int[times.length];
    this.most = most;
    this.ofSource = new int[times.length][most.length];
    for (int i = 0; i < times.length; i++) {
      groups[i] = i;
      ofSource[i][sources[i]] = times[i];
      for (int j = 0; j < times.length; j++) {
        sums[i][j] *= (double) times[i] * times[j];
      }
    }
  }

  /** Returns for each record the lowest one of its group. */
  int[] groups() {
    int size = groups.length;
    boolean[] gone = new boolean[size];
    while (true) {
      double best = 0;
      int one = -1;
      int other = -1;
      for (int i = 0; i < size; i++) {
        for (int j = i + 1; j < size && !gone[i]; j++) {
          double average = gone[j] ? 0 : sums[i][j] / ((double) sizes[i] * sizes[j]);
          if (average > best && mayJoin(i, j)) {
            best = average;
            one = i;
            other = j;
          }
        }
      }
      if (one < 0) {
        return groups;
      }
      join(one, other);
      gone[other] = true;
    }
  }

  private boolean mayJoin(int one, int other) {
    for (int source = 0; source < most.length; source++) {
      if (exceeds(ofSource[one][source], ofSource[other][source], most[source])) {
        return false;
      }
    }
    return true;
  }

  /** Whether two groups have more rows of a source together than a group may have. */
  static boolean exceeds(long rows, long others, int most) {
    return rows > 0 && others > 0 && rows + others > most;
  }

  private void join(int one, int other) {
    for (int i = 0; i < groups.length; i++) {
      sums[one][i] += sums[other][i];
      sums[i][one] = sums[one][i];
      groups[i] = groups[i] == other ? one : groups[i];
    }
    sizes[one] += sizes[other];
    for (int source = 0; source < most.length; source++) {
      ofSource[one][source] += ofSource[other][source];
    }
  }
}
