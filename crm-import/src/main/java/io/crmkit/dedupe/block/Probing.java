package io.crmkit.dedupe.block;

import io.crmkit.dedupe.compare.Records;

/**
 * What a few records share with all others: their part of the blocks by every value, word and beginning, from which a
 * plan for all records is learned.
 */
public final class Probing {

  private Probing() {}

  /**
   * Returns the pairs of which one record at least is among the first so many, which are a sample, as records stand in
   * the order of their hashes.
   *
   * @return each one number, in ascending order; see {@link Candidates}
   */
  public static long[] of(Records records, int probes) {
    PairSet pairs = new PairSet();
    KeyBlocks.around(records, Math.min(probes, records.size()), pairs);
    return pairs.sorted();
  }
}
