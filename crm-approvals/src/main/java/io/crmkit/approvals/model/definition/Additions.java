package io.crmkit.approvals.model.definition;

/** Who may add approvers to a step that waits. */
public enum Additions {

  /** Administrators alone. */
  BY_ADMINISTRATORS,

  /** Whoever is asked, too. */
  BY_APPROVERS
}
