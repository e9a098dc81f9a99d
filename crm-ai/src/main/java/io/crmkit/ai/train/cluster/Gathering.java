package io.crmkit.ai.train.cluster;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Centres, the number of the nearest for each case, and the inertia of each round. */
final class Gathering {

  static final Gathering NONE = new Gathering(new double[0][], new int[0], new double[0]);

  private final double[][] centres;
  private final int[] nearest;
  private final double[] inertias;

  Gathering(double[][] centres, int[] nearest, double[] inertias) {
    this.centres = centres;
    this.nearest = nearest;
    this.inertias = inertias;
  }

  double[][] centres() {
    return centres;
  }

  int[] nearest() {
    return nearest;
  }

  double[] inertias() {
    return inertias;
  }

  double inertia() {
    return inertias[inertias.length - 1];
  }

  /** Returns the centres that have cases, by falling weight, the first of equals first. */
  List<double[]> bySize(double[] weights) {
    double[] sizes = new double[centres.length];
    for (int row = 0; row < nearest.length; row++) {
      sizes[nearest[row]] += weights[row];
    }
    return IntStream.range(0, centres.length).boxed()
        .sorted(Comparator.comparingDouble((Integer centre) -> -sizes[centre]))
        .map(centre -> centres[centre]).toList();
  }

  /** Returns this without centres that have no case. */
  Gathering settled() {
    int[] used = Arrays.stream(nearest).distinct().sorted().toArray();
    int[] moved = new int[centres.length];
    for (int i = 0; i < used.length; i++) {
      moved[used[i]] = i;
    }
    double[][] some = IntStream.of(used).mapToObj(centre -> centres[centre]).toArray(double[][]::new);
    return new Gathering(some, IntStream.of(nearest).map(centre -> moved[centre]).toArray(), inertias);
  }
}
