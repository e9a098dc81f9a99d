package io.crmkit.approvals.model.definition;

/** What happens to a submission to which no step applies. */
public enum NoStepPolicy {

  /** It is refused: a chain that asks nobody is a mistake until somebody says otherwise. */
  REFUSE,

  /** It is approved at once, by an event that says so. */
  APPROVE
}
