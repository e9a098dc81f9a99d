package io.crmkit.approvals.model.definition;

/** What happens when nobody may approve a step, or too few for its rule ever to be met. Such a step never waits. */
public enum EmptySlatePolicy {

  /** The submission is refused; if the step opens later, the request ends as failed. */
  FAIL,

  /** The administrators of the definition decide instead; the first answer counts. */
  ADMINISTRATORS,

  /** The fallback approvers of the step decide instead; the first answer counts. */
  FALLBACK,

  /** The step counts as approved, by an event of its own that is no vote. */
  AUTO_APPROVE,

  /** The step is skipped, as if its criteria had not held. */
  SKIP
}
