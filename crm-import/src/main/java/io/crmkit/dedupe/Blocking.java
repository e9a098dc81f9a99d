package io.crmkit.dedupe;

import io.crmkit.dedupe.block.Candidates;
import io.crmkit.dedupe.block.PlanBlocks;
import io.crmkit.dedupe.block.PlanChoice;
import io.crmkit.dedupe.block.Probing;
import io.crmkit.dedupe.compare.PairComparer;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.learn.Learner;
import io.crmkit.dedupe.learn.Patterns;
import io.crmkit.dedupe.learn.Rivals;
import io.crmkit.dedupe.learn.Weights;
import io.crmkit.dedupe.model.BlockingPlan;
import io.crmkit.dedupe.model.LearnOutcome;
import io.crmkit.dedupe.model.MatchModel;
import io.crmkit.dedupe.model.MatchRefusal;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which pairs of records are compared. A few records are compared with all that share anything with them; a
 * first model that is learned from that says which of those pairs are matches; and these say which keys find matches
 * for the fewest pairs, which is the plan for all records.
 */
final class Blocking {

  private static final int MOST_MATCHES = 5_000;
  private static final int MOST_LEARNED = 150_000;

  private final Records records;
  private final MatchOptions options;
  private final Probing.Sizes sizes;
  private @Nullable BlockingPlan plan;
  private @Nullable Sample sample;
  private @Nullable MatchModel first;
  private long[] ofFew = {};

  Blocking(Records records, MatchOptions options) {
    this(records, options, Probing.Sizes.USUAL);
  }

  Blocking(Records records, MatchOptions options, Probing.Sizes sizes) {
    this.records = records;
    this.options = options;
    this.sizes = sizes;
  }

  /**
   * Pairs of a few records that share something, each of which stands for many, and pairs of these records that were
   * drawn at random.
   */
  private record Sample(Comparisons around, double factor, DrawnPairs drawn) {

    Patterns compared(Records records) {
      return new Outcomes(records).addAll(around, factor, pair -> true).addSame(around.comparer()).patterns();
    }
  }

  /**
   * Looks at a few of many records, and learns from them by which keys all are to be compared.
   *
   * @return why nothing can be learned from a few; empty if there are few enough to compare all that share anything
   */
  Optional<MatchRefusal> probe() {
    if (!sizes.needPlan(records)) {
      return Optional.empty();
    }
    Probing probing = Probing.of(records, sizes);
    Comparisons around = Comparisons.of(records, probing.pairs(), options);
    Sample taken = new Sample(around, probing.factor(), DrawnPairs.of(records, probing, around.comparers()));
    LearnOutcome outcome = Learner.of(
        records, taken.compared(records), taken.drawn.besides(around.pairs()), Rivals.none(records));
    if (outcome instanceof LearnOutcome.Refused refused) {
      return sizes.needPlanToCompare(records) ? Optional.of(refused.refusal()) : Optional.empty();
    }
    sample = taken;
    first = outcome.orElseThrow();
    plan = PlanChoice.of(records, around.matches(first, MOST_MATCHES), options.cancellation()).orElse(null);
    return Optional.empty();
  }

  /** Compares what a model is to be learned from, by the keys that a look at a few has found, if it has. */
  Comparisons comparisons() {
    BlockingPlan learned = plan;
    if (learned != null) {
      return by(learned);
    }
    Comparisons comparisons = Comparisons.of(records, options);
    ofFew = comparisons.pairs();
    return comparisons;
  }

  /**
   * Counts the outcomes to learn from: of very many pairs some, each for as many as it stands for. What no key of the
   * plan brings together is counted by the sample, as else what is alike by chance would seem rarer than it is.
   */
  Patterns compared(Comparisons comparisons) {
    Sample known = sample;
    if (known == null) {
      return comparisons.compared();
    }
    // in a link pairs rule one another out, for which all of them are needed
    int most = records.rows().isLink() ? Integer.MAX_VALUE : MOST_LEARNED;
    return new Outcomes(records).addSome(comparisons, most, this::isOfFew)
        .addAll(known.around, known.factor, pair -> !isOfFew(pair))
        .addSomeSame(comparisons.comparer(), most).patterns();
  }

  /**
   * Returns the outcomes of pairs drawn at random that were not compared, nor counted by the sample, which stands for
   * all that share something and no key of the plan: else these would be counted twice.
   */
  Patterns sampled(Comparisons comparisons) {
    Sample known = sample;
    return known == null ? comparisons.sampled() : known.drawn.besides(ofFew, known.around.pairs());
  }

  private boolean isOfFew(long pair) {
    return Arrays.binarySearch(ofFew, pair) >= 0;
  }

  private Comparisons by(BlockingPlan chosen) {
    Sample known = sample;
    MatchModel told = first;
    PlanBlocks blocks = known == null || told == null ? PlanBlocks.of(records, chosen, options.cancellation())
        : PlanBlocks.of(records, chosen, likeness(told, known.around.comparer()), options.cancellation());
    plan = blocks.plan();
    ofFew = blocks.pairsOfFew();
    return known == null ? Comparisons.of(records, blocks.pairs(), options)
        : Comparisons.of(records, known.around.comparers(), blocks.pairs(), options);
  }

  private static PlanBlocks.Likeness likeness(MatchModel model, PairComparer comparer) {
    Weights weights = Weights.of(model);
    return (one, other) -> weights.score(comparer.compare(one, other)) >= model.threshold();
  }

  /** Returns the model with the plan by which records were compared, or with one for others like them. */
  MatchModel planned(MatchModel model, Comparisons comparisons) {
    BlockingPlan known = plan;
    if (known != null) {
      return model.blockedBy(known);
    }
    return PlanChoice.of(records, comparisons.matches(model, MOST_MATCHES), options.cancellation())
        .map(chosen -> model.blockedBy(PlanBlocks.of(
            records, chosen, likeness(model, comparisons.comparer()), options.cancellation()).plan())).orElse(model);
  }

  /** Compares what a model says should be compared. */
  Comparisons by(MatchModel model) {
    BlockingPlan known = model.blocking();
    return known == null || Candidates.needsAll(records) ? Comparisons.of(records, options) : by(known);
  }
}
