package io.crmkit.approvals.model.definition;

/** Whether the approvers of a step are asked together or one after the other. */
public enum Order {

  /** Everyone is asked when the step opens. */
  PARALLEL,

  /** The next one is asked when the one before has voted. */
  SEQUENTIAL,

  /** Everyone sees it, and whoever claims it is asked alone until they have voted or given it back. */
  QUEUE
}
