package io.crmkit.dedupe.block;

import io.crmkit.dedupe.compare.Records;

/**
 * What a few records share with others: their part of the blocks by every value, word and beginning, from which a plan
 * for all records is learned. The others are a sample too where there are very many, so that the work is bounded.
 */
public final class Probing {

  private final Records records;
  private final int probes;
  private final int among;

  private Probing(Records records, Sizes sizes) {
    this.records = records;
    this.among = Math.min(sizes.among, records.size());
    this.probes = Math.min(sizes.probes, among);
  }

  /**
   * How many records it takes, and how many of them are looked at.
   *
   * @param enough up to how many records no plan is needed
   * @param probes how many are compared with others
   * @param among in how many records those are looked for
   */
  public record Sizes(int enough, int probes, int among) {

    /** What serves records however many they are. */
    public static final Sizes USUAL = new Sizes(Candidates.MOST_FOR_NEIGHBOURS, 4_000, 250_000);

    /** Returns whether there are so many records that a plan should be learned before they are compared. */
    public boolean needPlan(Records records) {
      return records.size() > enough;
    }

    /** Returns whether there are so many that all that share anything would be too many pairs to compare. */
    public boolean needPlanToCompare(Records records) {
      return records.size() > among;
    }
  }

  /** Takes the first records as probes, which are a sample, as records stand in the order of their hashes. */
  public static Probing of(Records records, Sizes sizes) {
    return new Probing(records, sizes);
  }

  /** Returns how many records are probes: the first ones. */
  public int probes() {
    return probes;
  }

  /** Returns in how many records, the first ones, those are looked for that share something with a probe. */
  public int among() {
    return among;
  }

  /** Returns the pairs, each one number, in ascending order; see {@link Candidates}. */
  public long[] pairs() {
    PairSet pairs = new PairSet();
    KeyBlocks.around(records, probes, among, pairs);
    return pairs.sorted();
  }

  /** Returns how many of all pairs one of these stands for: as many as there are for each that could be among them. */
  public double factor() {
    double all = (double) records.size() * (records.size() - 1) / 2;
    double possible = (double) probes * among - (double) probes * (probes + 1) / 2;
    return all / possible;
  }
}
