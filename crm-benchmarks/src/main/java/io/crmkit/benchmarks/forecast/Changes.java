package io.crmkit.benchmarks.forecast;

import io.crmkit.forecast.rollup.Cube;
import java.util.SplittableRandom;

/** Changes of random deals, made up before the clock starts: another amount and probability, every fifth at another stage. */
final class Changes {

  private final int[] deals;
  private final long[] amounts;
  private final short[] basisPoints;
  private final int[] nodes;
  private final int[] at = new int[3];

  Changes(Deals made, int known, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    deals = random.ints(count, 0, known).toArray();
    amounts = random.longs(count, 0, 9_000_000).toArray();
    basisPoints = new short[count];
    nodes = new int[3 * count];
    for (int i = 0; i < count; i++) {
      basisPoints[i] = (short) random.nextInt(10_001);
      nodes[3 * i] = made.ownerNode(Deals.owner(deals[i]));
      nodes[3 * i + 1] = Deals.month(deals[i]);
      nodes[3 * i + 2] = (Deals.stage(deals[i]) + (random.nextInt(5) == 0 ? 1 : 0)) % Deals.STAGES;
    }
  }

  int count() {
    return deals.length;
  }

  void make(int i, Cube cube) {
    System.arraycopy(nodes, 3 * i, at, 0, at.length);
    cube.change(deals[i], amounts[i], basisPoints[i], at);
  }
}
