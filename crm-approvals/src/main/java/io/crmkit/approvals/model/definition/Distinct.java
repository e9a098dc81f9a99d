package io.crmkit.approvals.model.definition;

/** Within what one person votes at most once. */
public enum Distinct {

  /** Within a step; the same people may decide the next one. */
  WITHIN_STEPS,

  /** Within a request: whoever votes in one step, or has a delegate vote, votes in no other. */
  ACROSS_STEPS
}
