package io.crmkit.dedupe;

import io.crmkit.dedupe.compare.Mixing;

/**
 * Draws some of very many: about as many as are wanted, each standing for the same number of them. Which ones, hashes
 * decide, so they are the same on every machine and any number of threads.
 *
 * @param every of so many one is drawn; 1 if all are
 */
record Draw(int every) {

  private static final long SEED = 0x2545F491L;

  /**
   * Draws by numbers.
   *
   * @param size how many there are
   * @param most about how many are wanted at most
   */
  static Draw of(int size, int most) {
    return new Draw((int) Math.max(1, ((long) size + most - 1) / most));
  }

  boolean has(long number) {
    return every == 1 || Long.remainderUnsigned(Mixing.of(SEED, number), every) == 0;
  }
}
