package io.crmkit.benchmarks.forecast;

import io.crmkit.forecast.rollup.Changes;
import io.crmkit.forecast.rollup.Cube;
import java.util.SplittableRandom;

/** Changes of random deals, made up before the clock starts: another amount and probability, every fifth at another stage. */
final class MadeUpChanges {

  private final int[] deals;
  private final long[] amounts;
  private final short[] basisPoints;
  private final int[] nodes;
  private final int[] at = new int[3];

  MadeUpChanges(Deals made, int known, int count, long seed) {
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
    cube.change(deals[i], amounts[i], basisPoints[i], nodes(i));
  }

  /** Makes all of them, so many at a time, as a feed of changes hands them over. */
  void makeTogether(Cube cube, int batch) {
    Changes changes = new Changes();
    for (int from = 0; from < count(); from += batch) {
      changes.clear();
      for (int i = from; i < Math.min(count(), from + batch); i++) {
        changes.add(deals[i], amounts[i], basisPoints[i], nodes(i));
      }
      cube.change(changes);
    }
  }

  private int[] nodes(int i) {
    System.arraycopy(nodes, 3 * i, at, 0, at.length);
    return at;
  }
}
