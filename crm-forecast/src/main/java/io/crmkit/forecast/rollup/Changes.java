package io.crmkit.forecast.rollup;

import java.util.Arrays;

/**
 * Changes of deals that a cube makes one after the other, but for whose memory it waits only once for many of them: of
 * millions of deals, each is somewhere else.
 *
 * <pre>{@code
 * var changes = new Changes();
 * feed.forEach(change -> changes.add(change.deal(), change.cents(), change.basisPoints(), owner, month, stage));
 * cube.change(changes);
 * }</pre>
 *
 * <p>Can be used again once it is {@linkplain #clear() cleared}. Not for several threads at once.
 */
public final class Changes {

  private int[] deals = new int[64];
  private long[] amounts = new long[64];
  private int[] basisPoints = new int[64];
  private int[] nodes = new int[64];
  private int width;
  private int count;

  /**
   * Adds a change, as {@link Cube#change(int, long, int, int...)} takes it.
   *
   * @throws IllegalArgumentException if the amount or the probability cannot be, or there are not as many nodes as of the
   *     changes before
   */
  public Changes add(int deal, long amount, int basisPoints, int... nodes) {
    Cube.requireSound(amount, basisPoints);
    if (count > 0 && nodes.length != width) {
      throw new IllegalArgumentException(
          "all changes have one node of each of %d axes but %d were given".formatted(width, nodes.length));
    }
    width = nodes.length;
    reserve();
    this.deals[count] = deal;
    this.amounts[count] = amount;
    this.basisPoints[count] = basisPoints;
    System.arraycopy(nodes, 0, this.nodes, count * width, width);
    count++;
    return this;
  }

  public int size() {
    return count;
  }

  /** Forgets all changes. */
  public void clear() {
    count = 0;
  }

  int deal(int i) {
    return deals[i];
  }

  long amount(int i) {
    return amounts[i];
  }

  int basisPoints(int i) {
    return basisPoints[i];
  }

  int[] nodes(int i) {
    return Arrays.copyOfRange(nodes, i * width, i * width + width);
  }

  private void reserve() {
    if (count == deals.length) {
      deals = Arrays.copyOf(deals, count * 2);
      amounts = Arrays.copyOf(amounts, count * 2);
      basisPoints = Arrays.copyOf(basisPoints, count * 2);
    }
    if ((count + 1) * width > nodes.length) {
      nodes = Arrays.copyOf(nodes, Math.max((count + 1) * width, nodes.length * 2));
    }
  }
}
