package io.crmkit.dedupe.learn;

import io.crmkit.dedupe.compare.Levels;

/**
 * Weights that never fall as values get more alike: where they would, neighbouring levels are pooled (pool adjacent
 * violators, Ayer et al. 1955). The level of swapped values stands outside that order.
 */
final class Rising {

  private static final double UNIT = 1 << 20;

  private Rising() {}

  static void weights(double[] m, double[] u, double[] weights) {
    int[] order = new int[Levels.COUNT];
    int size = 0;
    for (int level = 1; level < Levels.COUNT; level++) {
      if (level != Levels.SWAPPED) {
        order[size++] = level;
      }
    }
    double[] pooledM = new double[size];
    double[] pooledU = new double[size];
    int[] ends = new int[size];
    int pools = 0;
    for (int i = 0; i < size; i++) {
      pooledM[pools] = m[order[i]];
      pooledU[pools] = u[order[i]];
      ends[pools++] = i + 1;
      while (pools > 1 && !rises(pooledM, pooledU, pools - 2)) {
        pooledM[pools - 2] += pooledM[pools - 1];
        pooledU[pools - 2] += pooledU[pools - 1];
        ends[pools - 2] = ends[pools - 1];
        pools--;
      }
    }
    int from = 0;
    for (int pool = 0; pool < pools; pool++) {
      for (int i = from; i < ends[pool]; i++) {
        weights[order[i]] = weight(pooledM[pool], pooledU[pool]);
      }
      from = ends[pool];
    }
    weights[Levels.SWAPPED] = Math.max(weights[Levels.DIFFERENT], weight(m[Levels.SWAPPED], u[Levels.SWAPPED]));
    weights[Levels.MISSING] = 0;
  }

  /** Whether the second of two pools weighs at least as much; one without pairs joins the one before. */
  private static boolean rises(double[] m, double[] u, int pool) {
    boolean empty = m[pool] + u[pool] == 0 || m[pool + 1] + u[pool + 1] == 0;
    return !empty && m[pool] * u[pool + 1] <= m[pool + 1] * u[pool];
  }

  private static double weight(double m, double u) {
    return m == 0 || u == 0 ? 0 : round(Logs.log2(m / u));
  }

  /** Rounds to units of 2^-20, so that sums are exact in any order. */
  static double round(double weight) {
    return Math.rint(weight * UNIT) / UNIT;
  }
}
