package io.crmkit.testkit.dedupe;

/**
 * A permutation of 0 … size - 1 that needs no memory: a Feistel network of four rounds over the next power of four,
 * walked until it is back in range (Black and Rogaway, "Ciphers with arbitrary finite domains", CT-RSA 2002).
 */
final class Shuffle {

  private static final int ROUNDS = 4;

  private final long seed;
  private final long size;
  private final int half;
  private final long mask;

  Shuffle(long seed, long size) {
    this.seed = Draws.mix(seed ^ 0x5851F42D4C957F2DL);
    this.size = size;
    this.half = Math.max(1, (65 - Long.numberOfLeadingZeros(size)) / 2);
    this.mask = (1L << half) - 1;
  }

  long to(long position) {
    long value = position;
    do {
      value = forwards(value);
    } while (value >= size);
    return value;
  }

  /** Returns the position that {@link #to} sends here. */
  long from(long slot) {
    long value = slot;
    do {
      value = backwards(value);
    } while (value >= size);
    return value;
  }

  private long forwards(long value) {
    long left = value >>> half;
    long right = value & mask;
    for (int round = 0; round < ROUNDS; round++) {
      long swapped = left ^ scrambled(right, round);
      left = right;
      right = swapped;
    }
    return left << half | right;
  }

  private long backwards(long value) {
    long left = value >>> half;
    long right = value & mask;
    for (int round = ROUNDS - 1; round >= 0; round--) {
      long swapped = right ^ scrambled(left, round);
      right = left;
      left = swapped;
    }
    return left << half | right;
  }

  private long scrambled(long value, int round) {
    return Draws.mix(seed + value * ROUNDS + round) & mask;
  }
}
