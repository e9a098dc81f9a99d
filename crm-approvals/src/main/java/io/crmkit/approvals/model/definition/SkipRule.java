package io.crmkit.approvals.model.definition;

/** Whose approval need not be asked for, since it is known. */
public enum SkipRule {

  /** The requester's: whoever submits approves, where they are named as approvers. */
  REQUESTER_IS_APPROVER,

  /** That of people who have approved an earlier step themselves. */
  ALREADY_APPROVED
}
