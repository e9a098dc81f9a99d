package io.crmkit.dedupe.model;

import io.crmkit.core.Decision;
import io.crmkit.core.RefusedException;

/** What came of learning: a model, or the reason why there is none that could be trusted. */
public sealed interface LearnOutcome {

  /** A model was learned. */
  record Learned(MatchModel model) implements LearnOutcome {}

  /** Nothing was learned. */
  record Refused(MatchRefusal refusal) implements LearnOutcome {}

  /**
   * Returns the model.
   *
   * @throws RefusedException with the {@link MatchRefusal}
   */
  default MatchModel orElseThrow() {
    if (this instanceof Learned learned) {
      return learned.model();
    }
    Decision.refuse(((Refused) this).refusal()).orElseThrow();
    throw new IllegalStateException("a refusal has been thrown");
  }
}
