package io.crmkit.dedupe.block;

/**
 * In how many pairs a record is because of a key, half of each, as told by how many others that have the key were seen
 * among those looked at: no fewer on the average than it is in, whatever the sizes of the blocks, as long as no more than
 * so many records share the key. Others weigh by the share that was looked at (Horvitz and Thompson 1952); the few blocks
 * of which more are seen than can be let through are made up for by the others.
 *
 * @param most how many others are seen at most if the key is not taken for too frequent
 * @param each in how many pairs a record is for each other that is seen
 */
record PairBound(int most, double each) {

  /** How many of the others of the largest block that is let through are seen with so much chance at least. */
  private static final double ENOUGH = 0.8;

  /**
   * Returns the bound.
   *
   * @param limit how many records may share a key, 2 or more
   * @param looked the share of the other records that is looked at
   */
  static PairBound of(int limit, double looked) {
    if (looked >= 1) {
      return new PairBound(limit - 1, 0.5);
    }
    double share = Math.max(looked, Double.MIN_NORMAL);
    int others = limit - 2;
    double exactly = 1; // the chance to see so many of the others but one (binomial)
    for (int i = 0; i < others; i++) {
      exactly *= 1 - share;
    }
    double upTo = exactly;
    int seen = 0;
    while (upTo < ENOUGH && seen < others) {
      exactly *= (double) (others - seen) / ++seen * share / (1 - share);
      upTo += exactly;
    }
    return new PairBound(seen + 1, 0.5 / share / Math.min(1, upTo));
  }

  /** Returns in how many pairs a record is by a key that so many others were seen to have; 0 if that is too many. */
  double pairs(int others) {
    return others <= most ? others * each : 0;
  }

  /** Returns what is added to all that were seen, as if there were one more, so that nothing looks as if it were free. */
  double unseen() {
    return each;
  }
}
