package io.crmkit.testkit.dedupe;

import java.util.List;

/**
 * Random numbers that are the same on every machine and every JDK. Not thread-safe.
 *
 * <p>SplitMix64 of Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, with integers
 * only: no step rounds.
 */
public final class Draws {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p53;

  private long state;

  private Draws(long state) {
    this.state = state;
  }

  /** Returns the numbers that belong to one thing: the same for the same seed, kind and number. */
  public static Draws of(long seed, int kind, long number) {
    return new Draws(mix(mix(seed + GOLDEN * (kind + 1)) ^ (number * GOLDEN)));
  }

  static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  public long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** Returns a number from 0 to {@code bound - 1}. */
  public int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  public int between(int least, int most) {
    return least + below(most - least + 1);
  }

  public boolean chance(double probability) {
    return (next() >>> 11) < probability * UNIT;
  }

  public <T> T of(List<T> list) {
    return list.get(below(list.size()));
  }

  public String digits(int length) {
    StringBuilder digits = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      digits.append((char) ('0' + below(10)));
    }
    return digits.toString();
  }
}
