package io.crmkit.dedupe;

import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.learn.Learner;
import io.crmkit.dedupe.learn.Patterns;
import io.crmkit.dedupe.model.LearnOutcome;
import io.crmkit.dedupe.model.MatchModel;
import io.crmkit.dedupe.model.MatchRefusal;
import io.crmkit.dedupe.table.RecordTable;
import java.util.Objects;
import java.util.Optional;

/**
 * Learns from records what tells matches from others, and puts together those that match.
 *
 * <p>Columns are profiled, their values written alike; pairs that share something are compared field by field; what
 * each outcome is worth is learned by expectation and maximisation without any label; records are put together by
 * average linkage. If nothing that could be trusted was learned, the answer is a {@link MatchRefusal} and not a bad
 * model.
 */
public final class Matcher {

  private static final int FEWEST_FIELDS = 2;

  private final MatchOptions options;

  private Matcher(MatchOptions options) {
    this.options = Objects.requireNonNull(options, "options");
  }

  public static Matcher of(MatchOptions options) {
    return new Matcher(options);
  }

  /** What came of records: how they match, or why nothing was learned. */
  public sealed interface Outcome {

    /** A model was learned, and the records were matched by it. */
    record Matched(Matching matching) implements Outcome {}

    /** Nothing was learned. */
    record Refused(MatchRefusal refusal) implements Outcome {}

    /**
     * Returns how records match.
     *
     * @throws io.crmkit.core.RefusedException with the {@link MatchRefusal}
     */
    default Matching orElseThrow() {
      if (this instanceof Refused refused) {
        new LearnOutcome.Refused(refused.refusal()).orElseThrow();
      }
      return ((Matched) this).matching();
    }
  }

  /** Learns from records and matches them. */
  public Outcome learn(RecordTable table) {
    if (table.pairs() == 0) {
      return new Outcome.Refused(new MatchRefusal.TooFewRecords(table.rowsOf(0), table.rowsOf(1)));
    }
    Preparation prepared = Preparation.of(table, options);
    if (prepared.fields().size() < FEWEST_FIELDS) {
      return new Outcome.Refused(new MatchRefusal.TooFewFields(prepared.fields().size(), prepared.ignored()));
    }
    Records records = prepared.records(table);
    Blocking blocking = new Blocking(records, options);
    Optional<MatchRefusal> refusal = blocking.probe();
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    Comparisons comparisons = blocking.comparisons();
    Patterns compared = blocking.compared(comparisons);
    LearnOutcome learned = Learner.of(records, compared, blocking.sampled(comparisons), comparisons.rivals(compared));
    if (learned instanceof LearnOutcome.Refused refused) {
      return new Outcome.Refused(refused.refusal());
    }
    MatchModel model = blocking.planned(learned.orElseThrow(), comparisons)
        .knowing(prepared.complete(comparisons.values()));
    return new Outcome.Matched(Matching.of(model, records, comparisons, prepared.ignored(), options));
  }

  /**
   * Matches records by a model. A score depends on the two records and the model alone; only with one of version 1, how
   * frequent a value is, and what a word is worth, is taken from these records.
   *
   * @throws IllegalArgumentException if the table lacks a column of the model
   */
  public Matching match(MatchModel model, RecordTable table) {
    Preparation prepared = Preparation.of(table, model, options);
    Records records = prepared.records(table);
    Comparisons comparisons = new Blocking(records, options).by(model);
    return Matching.of(model, records, comparisons, prepared.ignored(), options);
  }
}
