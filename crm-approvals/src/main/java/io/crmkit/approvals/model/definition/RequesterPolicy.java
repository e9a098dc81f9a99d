package io.crmkit.approvals.model.definition;

/** Whether the person who submits may also approve (separation of duties). */
public enum RequesterPolicy {

  /** The requester holds no seat and no vote, by whatever path the name got into a slate. */
  BARRED,

  /** The requester votes like anybody else. */
  ALLOWED
}
