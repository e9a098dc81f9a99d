package io.crmkit.dedupe;

import io.crmkit.dedupe.block.Candidates;
import io.crmkit.dedupe.block.PlanBlocks;
import io.crmkit.dedupe.block.PlanChoice;
import io.crmkit.dedupe.block.Probing;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.learn.Learner;
import io.crmkit.dedupe.learn.Patterns;
import io.crmkit.dedupe.learn.Rivals;
import io.crmkit.dedupe.model.BlockingPlan;
import io.crmkit.dedupe.model.LearnOutcome;
import io.crmkit.dedupe.model.MatchModel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which pairs of records are compared. A few records are compared with all that share anything with them; a
 * first model that is learned from that says which of those pairs are matches; and these say which keys find matches
 * for the fewest pairs, which is the plan for all records.
 */
final class Blocking {

  private static final int PROBES = 4_000;
  private static final int MOST_MATCHES = 5_000;

  private final Records records;
  private final MatchOptions options;
  private @Nullable BlockingPlan plan;
  private @Nullable Comparisons probed;

  Blocking(Records records, MatchOptions options) {
    this.records = records;
    this.options = options;
  }

  /** Compares what a model is to be learned from. */
  Comparisons comparisons() {
    Optional<BlockingPlan> learned = Candidates.needsPlan(records) ? probed() : Optional.empty();
    return learned.isEmpty() ? Comparisons.of(records, options) : by(learned.get());
  }

  private Optional<BlockingPlan> probed() {
    Comparisons around = Comparisons.of(records, Probing.of(records, PROBES), options);
    LearnOutcome first = Learner.of(records, around.compared(factor()), around.sampled(), Rivals.none(records));
    if (!(first instanceof LearnOutcome.Learned learned)) {
      return Optional.empty();
    }
    probed = around;
    return PlanChoice.of(records, around.matches(learned.model(), MOST_MATCHES), options.cancellation());
  }

  /** How many pairs one of a sample stands for: a pair is in it if one of its two records is a probe. */
  private int factor() {
    double share = Math.min(1, (double) PROBES / records.size());
    return (int) Math.max(1, Math.round(1 / (share * (2 - share))));
  }

  /**
   * Counts the outcomes to learn from. What no key of the plan brings together is counted by the sample, as else what
   * is alike by chance would seem rarer than it is.
   */
  Patterns compared(Comparisons comparisons) {
    Comparisons sample = probed;
    return sample == null ? comparisons.compared() : comparisons.compared(sample, factor());
  }

  private Comparisons by(BlockingPlan chosen) {
    PlanBlocks blocks = PlanBlocks.of(records, chosen, options.cancellation());
    plan = blocks.plan();
    return Comparisons.of(records, blocks.pairs(), options);
  }

  /** Returns the model with the plan by which records were compared, or with one for others like them. */
  MatchModel planned(MatchModel model, Comparisons comparisons) {
    BlockingPlan known = plan;
    if (known != null) {
      return model.blockedBy(known);
    }
    return PlanChoice.of(records, comparisons.matches(model, MOST_MATCHES), options.cancellation())
        .map(chosen -> model.blockedBy(PlanBlocks.of(records, chosen, options.cancellation()).plan())).orElse(model);
  }

  /** Compares what a model says should be compared. */
  Comparisons by(MatchModel model) {
    BlockingPlan known = model.blocking();
    return known == null || Candidates.needsAll(records) ? Comparisons.of(records, options) : by(known);
  }
}
