package io.crmkit.dedupe;

import io.crmkit.core.progress.ProgressMeter;
import io.crmkit.dedupe.block.Candidates;
import io.crmkit.dedupe.compare.PairComparer;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.learn.Patterns;
import io.crmkit.dedupe.learn.Rivals;
import io.crmkit.dedupe.learn.Weights;
import io.crmkit.dedupe.model.FieldValues;
import io.crmkit.dedupe.model.MatchModel;
import java.util.List;
import java.util.stream.IntStream;

/** The outcomes of comparing the candidates, and what is counted from them to learn. */
final class Comparisons {

  private static final int PART = 1 << 16;

  private final Records records;
  private final PairComparer.Source comparers;
  private final long[] pairs;
  private final long[] levels;

  private Comparisons(Records records, PairComparer.Source comparers, long[] pairs, long[] levels) {
    this.records = records;
    this.comparers = comparers;
    this.pairs = pairs;
    this.levels = levels;
  }

  static Comparisons of(Records records, MatchOptions options) {
    return of(records, Candidates.of(records, options.workers(), options.cancellation()), options);
  }

  /** Compares pairs that are in ascending order. */
  static Comparisons of(Records records, long[] pairs, MatchOptions options) {
    return of(records, new PairComparer.Source(records), pairs, options);
  }

  /** As {@link #of(Records, long[], MatchOptions)}, by what has compared other pairs of these records. */
  static Comparisons of(Records records, PairComparer.Source comparers, long[] pairs, MatchOptions options) {
    ProgressMeter meter = options.audience().meter("pairs", pairs.length);
    long[] levels = new long[pairs.length];
    options.workers().run((pairs.length + PART - 1) / PART, options.cancellation(), part -> {
      int to = Math.min(pairs.length, (part + 1) * PART);
      comparers.lend(comparer -> comparer.compare(pairs, part * PART, to, levels));
      meter.add(to - (long) part * PART);
    });
    meter.finish();
    return new Comparisons(records, comparers, pairs, levels);
  }

  /** Returns what the values of each field are like. */
  List<FieldValues> values() {
    return comparers.values();
  }

  PairComparer comparer() {
    return comparers.comparer();
  }

  /** What compares any two of the records. */
  PairComparer.Source comparers() {
    return comparers;
  }

  /** The pairs of different records, in ascending order. */
  long[] pairs() {
    return pairs;
  }

  /**
   * Returns up to so many pairs of different records that a model takes for matches.
   *
   * @param model that was learned from these outcomes
   */
  long[] matches(MatchModel model, int most) {
    Weights weights = Weights.of(model);
    return IntStream.range(0, pairs.length)
        .filter(i -> weights.score(levels[i]) >= model.threshold() && records.comparable(
            Candidates.one(pairs[i]), Candidates.other(pairs[i])))
        .limit(most).mapToLong(i -> pairs[i]).toArray();
  }

  long levels(int pair) {
    return levels[pair];
  }

  /** Counts the outcomes of all pairs of rows that may match, also those that are the same record. */
  Patterns compared() {
    return new Outcomes(records).addAll(this, 1, pair -> true).addSame(comparer()).patterns();
  }

  /** The pairs one by one, of which some rule one another out. */
  Rivals rivals(Patterns compared) {
    return Rivals.of(records, pairs, this::levels, compared);
  }

  /** Returns the outcomes of other pairs that are drawn at random. */
  Patterns sampled() {
    boolean all = pairs.length == (long) records.size() * (records.size() - 1) / 2;
    return all ? DrawnPairs.none().besides(pairs) : DrawnPairs.of(records, comparers).besides(pairs);
  }
}
