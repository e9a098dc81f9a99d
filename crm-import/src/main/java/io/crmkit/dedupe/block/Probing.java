package io.crmkit.dedupe.block;

import io.crmkit.dedupe.compare.Records;

/**
 * What a few records share with others: their part of the blocks by every value, word and beginning, from which a plan
 * for all records is learned. The others are a sample too where there are very many, so that the work is bounded.
 */
public final class Probing {

  private static final int PROBES = 4_000;
  private static final int AMONG = 250_000;

  private final Records records;
  private final int probes;
  private final int among;

  private Probing(Records records) {
    this.records = records;
    this.among = Math.min(AMONG, records.size());
    this.probes = Math.min(PROBES, among);
  }

  /** Takes the first records as probes, which are a sample, as records stand in the order of their hashes. */
  public static Probing of(Records records) {
    return new Probing(records);
  }

  /** Returns the pairs, each one number, in ascending order; see {@link Candidates}. */
  public long[] pairs() {
    PairSet pairs = new PairSet();
    KeyBlocks.around(records, probes, among, pairs);
    return pairs.sorted();
  }

  /** Returns how many of all pairs one of these stands for: as many as there are for each that could be among them. */
  public int factor() {
    double all = (double) records.size() * (records.size() - 1) / 2;
    double possible = (double) probes * among - (double) probes * (probes + 1) / 2;
    return (int) Math.max(1, Math.round(all / possible));
  }
}
